import { type ChildProcess, spawn } from 'node:child_process';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ask } from './database';
import { freePort, projectRoot } from './service';

/** How long the service is left alone at least between two kills, in milliseconds. */
const shortest = 50;

/** At the beginning of a part it is left alone for this share of the time it took to start at most, and after each kill for longer. */
const patienceAtFirst = 0.2;
const morePatience = 1.2;

/**
 * The service on one port, killed with `kill -9` at random moments and followed at once by another on the same data.
 *
 * So many kills are let loose for each part of a round, and those that a part was too quick for come in the next.
 */
export class KilledService {
  /** By the part of the round that was under way: how often it was killed. */
  readonly kills = new Map<string, number>();
  private readonly chance;
  private part = '';
  private allowed = 0;
  /** How long it is left alone at most: by how long it took to start, so that a busy machine is given its time. */
  private longest = shortest;
  private patience = patienceAtFirst;
  private waitedFor = true;
  private over = false;
  private running: ChildProcess;
  private next: ChildProcess;

  private constructor(
    private readonly variables: Readonly<Record<string, string>>,
    readonly address: string,
    seed: number,
  ) {
    this.chance = xoroshiro128plus(seed);
    this.running = this.load();
    this.next = this.load();
  }

  /** Starts it the first time and waits until it is ready. */
  static async open(variables: Readonly<Record<string, string>>, seed: number): Promise<KilledService> {
    const port = String(await freePort());
    const service = new KilledService({ ...variables, PORT: port }, `http://127.0.0.1:${port}`, seed);
    await service.ready();
    return service;
  }

  get killed(): number {
    return [...this.kills.values()].reduce((sum, one) => sum + one, 0);
  }

  /** Begins a part of the round, with so many kills more. */
  begin(part: string, kills: number): void {
    this.part = part;
    this.allowed += kills;
    this.patience = patienceAtFirst;
  }

  /** Kills while kills are left, until it is closed; fails when the service does not start again. */
  async keepKilling(): Promise<void> {
    while (!this.over) {
      await pause(this.killed < this.allowed ? uniformInt(this.chance, shortest, Math.round(shortest + this.longest * this.patience)) : 500);
      await this.spare(false);
      if (this.killed >= this.allowed || this.over) continue;
      await this.kill();
      // Work that is never left alone for long enough would never be done; once nobody waits for any, it need not be.
      if (this.waitedFor) this.patience *= morePatience;
    }
  }

  /** Waits until all kills have come; the service lives on then. */
  async enough(): Promise<void> {
    this.waitedFor = false;
    this.patience = patienceAtFirst;
    while (this.killed < this.allowed && !this.over) await pause(50);
  }

  /** Stops both processes, whatever they are at. */
  async close(): Promise<void> {
    this.over = true;
    await Promise.all([end(this.running, 'SIGTERM'), end(this.next, 'SIGKILL')]);
  }

  private async kill(): Promise<void> {
    await end(this.running, 'SIGKILL');
    this.kills.set(this.part, (this.kills.get(this.part) ?? 0) + 1);
    await this.spare(true);
    this.running = this.next;
    this.next = this.load();
    await this.ready();
  }

  /**
   * Spares us the seconds for which a worker that is heard of no longer is waited for, because we know that it is dead, and
   * the minutes for which a job that was cut off waits for its next attempt.
   */
  private async spare(isDead: boolean): Promise<void> {
    const { DATABASE_URL: url = '' } = this.variables;
    if (isDead) {
      await ask(url, `UPDATE jobs SET lease_until = clock_timestamp() - interval '1 second' WHERE state = 'running'`);
    }
    await ask(url, `UPDATE jobs SET due_at = created_at WHERE state = 'waiting' AND last_error IS NOT NULL`);
  }

  private load(): ChildProcess {
    return spawn(process.execPath, ['test/support/service-in-waiting.cjs'], {
      cwd: projectRoot,
      env: { PATH: process.env['PATH'], ...this.variables },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  /** Says the word to the one that runs now, and waits until it is ready. */
  private async ready(): Promise<void> {
    const { running } = this;
    const since = performance.now();
    let said = '';
    await new Promise<void>((resolve, reject) => {
      running.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        if (said.includes('is ready at')) resolve();
      });
      running.once('exit', (code) => {
        reject(new Error(`The service ended with ${String(code)}:\n${said}`));
      });
      running.stdin?.write('start\n');
    });
    this.longest = performance.now() - since;
  }
}

/** Ends a process and waits until it is gone. */
function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
