import type shell from '../../../languages/shell/en.json';
import type ui from '../../../languages/ui/en.json';

/** Every key of every part: one that is in no message file does not compile. A new part adds its line here. */
export type MessageKey = keyof typeof shell | keyof typeof ui;
