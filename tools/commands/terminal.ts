import { SingleBar } from 'cli-progress';
import { resolve } from 'node:path';

/** How a command ends: 0 done, 1 the answer is no, 2 bad input, 3 a defect of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A long step that is under way. */
export interface Bar {
  /** So many more units are done. */
  readonly add: (units: number) => void;
  readonly done: () => void;
}

/** What a command may do with the place it was called from: answer, remark, show progress, and find files. */
export interface Terminal {
  /** A line of the answer, on standard output. */
  say(line: string): void;
  /** A line beside the answer, on standard error. */
  note(line: string): void;
  /** Whether the answer goes to a person's screen, so that colour helps. */
  readonly colour: boolean;
  /** How many letters a line of the answer may have. */
  readonly width: number;
  /** Shows a step that takes a while; nothing is shown before a second has gone by, or where nobody looks. */
  progress(what: string, total?: number): Bar;
  /** The path of a file as the person meant it, from the folder in which they typed the command. */
  path(name: string): string;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault of the command.
  stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
    process.exit(0);
  });
  return {
    say: (line) => {
      stdout.write(`${line}\n`);
    },
    note: (line) => {
      stderr.write(`${line}\n`);
    },
    colour: stdout.isTTY && env['NO_COLOR'] === undefined,
    width: stdout.columns ?? 140,
    progress: (what, total) => (stderr.isTTY ? lateBar(what, total) : noBar),
    path: (name) => resolve(folderTypedIn(env), name),
  };
}

/** npm runs a script in the project's folder and keeps the folder in which it was typed. */
function folderTypedIn(env: NodeJS.ProcessEnv): string {
  const typedIn = env['npm_lifecycle_event'] === 'fairplace' ? env['INIT_CWD'] : undefined;
  return typedIn ?? process.cwd();
}

const noBar: Bar = { add: () => undefined, done: () => undefined };

/** A bar that shows itself only once the step has taken a second. */
function lateBar(what: string, total: number | undefined): Bar {
  const start = Date.now();
  let value = 0;
  let bar: SingleBar | undefined;
  return {
    add: (units) => {
      value += units;
      if (bar === undefined && Date.now() - start > 1_000) {
        const format = total === undefined ? `${what} {value}` : `${what} {bar} {percentage}%`;
        bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true, barsize: 30, stream: process.stderr });
        bar.start(total ?? 0, value);
      }
      bar?.update(value);
    },
    done: () => {
      bar?.stop();
    },
  };
}
