import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answers, Load } from './load';

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

/** The client: a process of its own, so that it takes nothing from the side that answers. */
export class Client {
  private readonly child = started('load', {});

  /** Sends a load and waits for what comes of it. */
  send(load: Load): Promise<Answers> {
    const answers = answerOf<Answers>(this.child, 'load');
    this.child.send(load);
    return answers;
  }

  end(): Promise<void> {
    return endOf(this.child);
  }
}

/** The text of a request as it goes over the wire. */
export function request(
  method: 'GET' | 'POST',
  path: string,
  { cookie, body }: { readonly cookie?: string | undefined; readonly body?: unknown } = {},
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: admissions.example.org',
    'accept: application/json',
    ...(cookie === undefined ? [] : [`cookie: ${cookie}`]),
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${String(Buffer.byteLength(text))}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${text}`;
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
