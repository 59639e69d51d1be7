import { BadInput, sayProblem } from '@kernel';
import { editionFor, lintPolicy, parseCode, sayRemarks } from '@policy';
import type { CodeEdition } from '@policy';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../files/text';
import { policyIn } from './policy-files';
import { projectRoot } from '../files/project-root';
import type { ExitCode, Terminal } from './terminal';

const codeFolder = join(projectRoot, 'config/code');

/** Prints the remarks on each policy; 1 if any of them must be changed, 2 if any is no policy. */
export function policyLint(files: readonly string[], options: { readonly json?: true }, terminal: Terminal): ExitCode {
  const editions = codeEditions();
  const codes = files.map((file) => lintOne(file, files.length > 1, editions, options, terminal));
  return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
}

function lintOne(file: string, several: boolean, editions: readonly [CodeEdition, ...CodeEdition[]], { json }: { readonly json?: true }, terminal: Terminal): ExitCode {
  try {
    const policy = policyIn(file, terminal);
    const remarks = lintPolicy(policy, editionFor(policy, editions));
    if (json === true) terminal.say(JSON.stringify({ file, policy: policy.id, remarks }));
    else terminal.say(several ? `${file}: ${sayRemarks(remarks)}\n` : sayRemarks(remarks));
    return remarks.some(({ strength }) => strength === 'must') ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault;
    if (json === true) terminal.say(JSON.stringify({ file, problems: fault.problems }));
    else for (const problem of fault.problems) terminal.note(sayProblem(problem));
    return 2;
  }
}

/** The editions of the Admissions Code that we hold as data. */
function codeEditions(): readonly [CodeEdition, ...CodeEdition[]] {
  const [first, ...rest] = readdirSync(codeFolder)
    .filter((name) => name.startsWith('school-admissions-code-'))
    .sort()
    .map((name) => parseCode(readText(join(codeFolder, name), `config/code/${name}`), `config/code/${name}`));
  if (first === undefined) throw new RangeError('config/code holds no edition of the Admissions Code.');
  return [first, ...rest];
}
