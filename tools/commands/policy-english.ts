import { criteriaMarkdown, criteriaTable, readAloud } from '@policy';
import { policyIn } from './policy-files';
import type { ExitCode, Terminal } from './terminal';

/** Reads each policy aloud, or prints its table of criteria. */
export function policyEnglish(files: readonly string[], options: { readonly table?: true; readonly json?: true }, terminal: Terminal): ExitCode {
  const policies = files.map((file) => ({ file, policy: policyIn(file, terminal) }));
  for (const { file, policy } of policies) {
    const said = options.table === true ? criteriaTable(policy) : readAloud(policy);
    if (options.json === true) terminal.say(JSON.stringify({ file, policy: policy.id, says: said }));
    else if (options.table === true) terminal.say(criteriaMarkdown(policy));
    else terminal.say([policy.title, '', ...readAloud(policy), ''].join('\n').trimEnd());
    if (options.json !== true && policies.length > 1) terminal.say('');
  }
  return 0;
}
