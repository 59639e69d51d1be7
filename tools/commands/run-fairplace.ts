import { asBadInput } from '@gather';
import { BadInput, sayProblem } from '@kernel';
import type { Problem } from '@kernel';
import { CommanderError } from 'commander';
import { faultCode } from '../files/unreadable';
import { fairplaceProgram } from './program';
import type { ExitCode, Terminal } from './terminal';

/** How many problems are printed; with `--json` all of them are. */
const problemsShown = 200;

/**
 * Runs one command and gives back its exit code. Bad input gives its message and 2; a defect of ours an apology and 3.
 */
export async function runFairplace(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = fairplaceProgram(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return code;
  } catch (fault) {
    return tell(fault, args, terminal);
  }
}

function tell(fault: unknown, args: readonly string[], terminal: Terminal): ExitCode {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  const bad = asBadInput(fault);
  if (bad instanceof BadInput) {
    sayProblems(bad.problems, args.includes('--json'), terminal);
    return 2;
  }
  terminal.note('Something went wrong that should not have, and it is our fault, not yours. Nothing was written.');
  terminal.note(args.includes('--debug') ? stackOf(fault) : `It was: ${firstLine(fault)}. Say --debug for the details, and please report them.`);
  return 3;
}

function sayProblems(problems: readonly Problem[], json: boolean, terminal: Terminal): void {
  if (json) {
    terminal.say(JSON.stringify({ problems }));
    return;
  }
  for (const problem of problems.slice(0, problemsShown)) terminal.note(sayProblem(problem));
  if (problems.length > problemsShown) terminal.note(`... and ${String(problems.length - problemsShown)} more; --json lists them all.`);
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

function firstLine(fault: unknown): string {
  const code = faultCode(fault);
  const message = fault instanceof Error ? fault.message : String(fault);
  return `${message.split('\n')[0] ?? ''}${code === undefined ? '' : ` (${code})`}`.replace(/\.$/, '');
}
