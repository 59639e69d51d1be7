import { hash } from 'node:crypto';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { Gathered } from './gathered';
import { currentRequest } from './request';
import { broughtBy, scrub } from './scrub';

/** How the log is written: sentences for a person at a terminal, or a line of JSON each for a machine. */
export type LogStyle = 'plain' | 'json';

/** What may be said of something that happened: numbers, and names of our own. Text is scrubbed all the same. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * What the service says of itself while it runs, without personal data.
 *
 * Requests are named by the pattern of their route, accounts by a digest, errors by their name, code and place; what an
 * error says is scrubbed of everything that looks personal and of everything that the request brought.
 */
class Log {
  private lines: Logger | undefined;
  private gathered: Gathered | undefined;

  /** Chooses the style, and for tests another place to write to. Until then the style is `plain`. */
  open(style: LogStyle, destination?: DestinationStream): void {
    const options = {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level: string) => ({ level }) },
    };
    this.gathered = style === 'json' && destination === undefined ? new Gathered() : undefined;
    this.lines = style === 'plain' ? undefined : pino(options, destination ?? this.gathered ?? process.stdout);
  }

  /** Tells the person who started the service something, in one plain sentence. */
  say(sentence: string): void {
    if (this.lines === undefined) console.log(sentence);
    else this.lines.info({ event: 'said' }, sentence);
  }

  /**
   * Writes down a request that was answered. At a terminal nobody reads these, so `plain` leaves them out.
   *
   * They are many, so some are gathered for at most a second; everything else is written at once, after them.
   */
  request(facts: LogFacts): void {
    this.gathered?.gather();
    this.lines?.info({ event: 'request', ...facts });
  }

  /** Writes down that something happened, by a name of ours such as `jobs.failed`. */
  event(name: string, facts: LogFacts = {}): void {
    this.lines?.info({ event: name, ...identity(), ...scrubbed(facts) });
  }

  /** Writes down something an operator should look at, though nothing failed. */
  warning(name: string, facts: LogFacts = {}): void {
    const line = { event: name, ...identity(), ...scrubbed(facts) };
    if (this.lines === undefined) console.warn(JSON.stringify(line));
    else this.lines.warn(line);
  }

  /** Writes down an error that nobody foresaw. */
  defect(error: unknown, doing = 'answering a request'): void {
    const line = { event: 'defect', doing, ...identity(), ...describe(error) };
    if (this.lines === undefined) console.error(`Went wrong while ${doing}: ${line.name}: ${line.says}\n${line.at}`);
    else this.lines.error(line);
  }

  /** The same log, as the framework calls it. */
  forNest(): LoggerService {
    const told = (message: unknown): string => (message instanceof Error ? message.message : String(message));
    return {
      log: () => undefined,
      warn: (message: unknown) => {
        this.warning('framework.warned', { says: told(message) });
      },
      error: (message: unknown) => {
        this.defect(message, 'running the framework');
      },
    };
  }
}

/** The one log of this process. */
export const log = new Log();

/** A digest by which an account can be followed through the log without saying whose it is. */
export function digestOfAccount(account: string | undefined): string | undefined {
  return account === undefined ? undefined : hash('sha256', account, 'hex').slice(0, 16);
}

/** Which request, and whose: as digests. */
function identity(): LogFacts {
  const current = currentRequest();
  return current === undefined ? {} : { id: current.id, account: digestOfAccount(current.account) };
}

function scrubbed(facts: LogFacts): LogFacts {
  const brought = broughtNow();
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? scrub(value, brought) : value,
  ]);
  return Object.fromEntries(entries) as LogFacts;
}

/** An error's name, code, constraint and place, and what it says as far as that is nobody's business. */
function describe(error: unknown): { name: string; code?: string; constraint?: string; says: string; at: string } {
  if (!(error instanceof Error)) return { name: typeof error, says: scrub(String(error), broughtNow()), at: '' };
  const code = ourWord(error, 'code');
  const constraint = ourWord(error, 'constraint');
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    says: scrub(error.message, broughtNow()),
    at: placesIn(error.stack ?? ''),
  };
}

/** A short name that a library or the database gave, such as `23505`; nothing that a person could have typed. */
function ourWord(error: Error, key: 'code' | 'constraint'): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;
}

/** The places of a stack trace, without the message that begins it. */
function placesIn(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim())
    .join('\n');
}

function broughtNow(): string[] {
  const current = currentRequest();
  return current === undefined ? [] : broughtBy(current.request);
}
