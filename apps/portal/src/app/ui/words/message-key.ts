import type apply from '../../../languages/apply/en.json';
import type applyChange from '../../../languages/apply-change/en.json';
import type applyQuestions from '../../../languages/apply-questions/en.json';
import type applyReasons from '../../../languages/apply-reasons/en.json';
import type applySending from '../../../languages/apply-sending/en.json';
import type family from '../../../languages/family/en.json';
import type find from '../../../languages/find/en.json';
import type offer from '../../../languages/offer/en.json';
import type outlook from '../../../languages/outlook/en.json';
import type shell from '../../../languages/shell/en.json';
import type shellPages from '../../../languages/shell-pages/en.json';
import type ui from '../../../languages/ui/en.json';

/** Every key of every part: one that is in no message file does not compile. A new part adds its line here. */
export type MessageKey =
  | keyof typeof apply
  | keyof typeof applyChange
  | keyof typeof applyQuestions
  | keyof typeof applyReasons
  | keyof typeof applySending
  | keyof typeof family
  | keyof typeof find
  | keyof typeof offer
  | keyof typeof outlook
  | keyof typeof shell
  | keyof typeof shellPages
  | keyof typeof ui;
