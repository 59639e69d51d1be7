import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answers, Load } from './load';
import type { Rush, Rushed } from './visitors';

/** A process of the benchmark's that listens on a port. */
export interface Listening {
  readonly port: number;
  end(): Promise<void>;
}

/** Starts a program of this folder that says on which port it listens. */
export async function listening(program: 'bare' | 'served' | 'town', variables: Record<string, string>): Promise<Listening> {
  const child = started(program, variables);
  const { port } = await answerOf<{ port: number }>(child, program);
  return { port, end: () => endOf(child) };
}

/** A process of its own that asks, so that it takes nothing from the side that answers. */
class Asker<Asked extends Load | Rush, Answered> {
  private readonly child: ChildProcess;

  constructor(private readonly program: 'load' | 'visitors') {
    this.child = started(program, {});
  }

  /** Has it ask, and waits for what comes of it. */
  send(asked: Asked): Promise<Answered> {
    const answers = answerOf<Answered>(this.child, this.program);
    this.child.send(asked);
    return answers;
  }

  end(): Promise<void> {
    return endOf(this.child);
  }
}

/** The client: keeps connections busy with requests that were made beforehand. */
export class Client extends Asker<Load, Answers> {
  constructor() {
    super('load');
  }
}

/** Families who come, one after another, each as a browser of its own. */
export class Visitors extends Asker<Rush, Rushed> {
  constructor() {
    super('visitors');
  }
}

function started(program: string, variables: Record<string, string>): ChildProcess {
  return fork(join(__dirname, `${program}.ts`), [], {
    execArgv: process.execArgv,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...variables },
    // The service writes a line for every request, as it does in production; nobody keeps them here.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function answerOf<T>(child: ChildProcess, program: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => {
      reject(new Error(`The process ${program} ended with ${String(code)}.`));
    };
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
