import { compareAloud } from '@policy';
import { policyIn } from './policy-files';
import type { ExitCode, Terminal } from './terminal';

/** Says each difference between two versions of a policy; 1 if there is any. */
export function policyCompare(before: string, after: string, { json }: { readonly json?: true }, terminal: Terminal): ExitCode {
  const differences = compareAloud(policyIn(before, terminal), policyIn(after, terminal));
  if (json === true) terminal.say(JSON.stringify({ before, after, differences }));
  else for (const difference of differences.length > 0 ? differences : ['The two say the same.']) terminal.say(difference);
  return differences.length > 0 ? 1 : 0;
}
