import { policySchema } from '@policy';
import type { ExitCode, Terminal } from './terminal';

/** Prints the JSON Schema of a policy document. */
export function policySchemaText(terminal: Terminal): ExitCode {
  terminal.say(JSON.stringify(policySchema(), null, 2));
  return 0;
}
