import { parsePolicy } from '@policy';
import type { Policy } from '@policy';
import { readText } from '../files/text';
import type { Terminal } from './terminal';

/** The policy in a file, named in messages as the person typed it. */
export function policyIn(file: string, terminal: Terminal): Policy {
  return parsePolicy(readText(terminal.path(file), file), file);
}
