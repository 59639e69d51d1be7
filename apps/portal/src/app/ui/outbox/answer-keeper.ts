import { computed, signal } from '@angular/core';
import type { SaveState } from '../saved-status/saved-status.component';
import type { KeptAnswer, KeptAnswers } from './kept-answers';

/** That an answer was saved, and the revision to send with the next change of it. */
export interface SavedAnswer {
  readonly revision: number;
  readonly savedAt: string;
}

/** Sends one answer to the service. What it throws is looked at for `status` and `problem`, as a client's `ApiProblem` has them. */
export type SaveAnswer = (answer: string, revision: number, value: unknown) => Promise<SavedAnswer>;

/** The same question was answered in another place meanwhile. */
export interface Conflict {
  readonly answer: string;
  readonly yours: unknown;
  readonly saved: unknown;
  readonly revision: number;
  readonly savedAt: string;
}

interface Line {
  readonly state: SaveState;
  readonly savedAt?: string;
  readonly conflict?: Conflict;
  readonly fields?: readonly { readonly field: string; readonly says: string }[];
}

/** How long it waits after the last key before it sends. */
const pause = 700;
const longestWait = 60_000;

/** Whether an answer is with the service or cannot go there, has changed meanwhile, or is to be tried later. */
type Sent = 'settled' | 'again' | 'later';

/**
 * Keeps the answers of one application until the service has them.
 *
 * Each change is written down on the device at once, then sent. Where that fails for want of a connection it is tried
 * again, later and later, at the service's own time where it gave one, and at once when the connection is back; a reload or a new sign-in begins where it stopped. An
 * answer that was changed in another place is never overwritten: both are shown, and the reader chooses.
 */
export class AnswerKeeper {
  private readonly lines = signal<Readonly<Record<string, Line>>>({});
  private readonly revisions = new Map<string, number>();
  private readonly sending = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  /** The moment at which the service has asked to be asked again, where it has too much to do. */
  private comeBackAt = 0;
  private closed = false;

  /** How many answers wait on this device for a connection. */
  readonly waiting = computed(() => Object.values(this.lines()).filter(({ state }) => state === 'kept').length);
  readonly conflicts = computed(() =>
    Object.values(this.lines()).flatMap(({ conflict }) => (conflict === undefined ? [] : [conflict])),
  );

  private readonly online = (): void => {
    this.failures = 0;
    this.comeBackAt = 0;
    this.sendSoon(0);
  };

  constructor(
    private readonly save: SaveAnswer,
    private readonly kept: KeptAnswers,
    revisions: Readonly<Record<string, number | undefined>> = {},
  ) {
    for (const [answer, revision] of Object.entries(revisions)) this.revisions.set(answer, revision ?? 0);
    addEventListener('online', this.online);
    if (Object.keys(this.kept.all()).length > 0) this.sendSoon(0);
  }

  /** The service's answers with those that only this device has laid over them. */
  restored(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const kept = Object.entries(this.kept.all()).map(([answer, { value }]): [string, unknown] => [answer, value]);
    return { ...answers, ...Object.fromEntries<unknown>(kept) };
  }

  stateOf(answer: string): SaveState {
    return this.lines()[answer]?.state ?? 'nothing';
  }

  savedAt(answer: string): string | undefined {
    return this.lines()[answer]?.savedAt;
  }

  /** What the service found wrong with an answer. */
  refusedIn(answer: string): readonly { readonly field: string; readonly says: string }[] {
    return this.lines()[answer]?.fields ?? [];
  }

  /** Writes an answer down and sends it soon; one that is not whole waits on the device until it is. */
  keep(answer: string, value: unknown, whole = true): void {
    const revision = this.kept.all()[answer]?.revision ?? this.revisions.get(answer) ?? 0;
    this.kept.put(answer, { value, revision, whole });
    this.mark(answer, { state: whole ? 'saving' : 'nothing' });
    if (whole) this.sendSoon(pause);
  }

  /** Sends everything now; gives back whether the service has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.sendAll();
    return Object.values(this.kept.all()).every(({ whole }) => !whole);
  }

  /** Settles a conflict: sends the reader's answer after all, or lets it go. Gives back the answer that stands. */
  settle(conflict: Conflict, keep: 'yours' | 'saved'): unknown {
    const { answer, yours, saved, revision, savedAt } = conflict;
    this.revisions.set(answer, revision);
    if (keep === 'saved') {
      this.kept.remove(answer);
      this.mark(answer, { state: 'saved', savedAt });
      return saved;
    }
    this.kept.put(answer, { value: yours, revision, whole: true });
    this.mark(answer, { state: 'saving' });
    this.sendSoon(0);
    return yours;
  }

  /** Stops trying. What is on the device stays there. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.online);
  }

  private sendSoon(wait: number): void {
    if (this.closed) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.sendAll();
    }, wait);
  }

  private async sendAll(): Promise<void> {
    const ready = Object.entries(this.kept.all()).filter(
      ([answer, { whole }]) => whole && !this.sending.has(answer) && this.stateOf(answer) !== 'conflict',
    );
    const done = await Promise.all(ready.map(([answer, kept]) => this.send(answer, kept)));
    if (this.closed || done.every((one) => one === 'settled')) return;
    if (done.includes('again')) this.sendSoon(0);
    else {
      this.failures += 1;
      const told = this.comeBackAt - Date.now();
      // Spread out, so that a thousand phones do not all come back in the same second; a turn is spread already.
      const scattered = Math.min(longestWait, 1_000 * 2 ** this.failures) * (0.5 + Math.random() / 2);
      this.sendSoon(told > 0 ? told : scattered);
    }
  }

  private async send(answer: string, kept: KeptAnswer): Promise<Sent> {
    this.sending.add(answer);
    try {
      const { revision, savedAt } = await this.save(answer, kept.revision, kept.value);
      this.failures = 0;
      this.revisions.set(answer, revision);
      if (this.kept.removeIfSame(answer, kept)) {
        this.mark(answer, { state: 'saved', savedAt });
        return 'settled';
      }
      this.kept.rebase(answer, revision);
      return 'again';
    } catch (thrown) {
      return this.failed(answer, kept, thrown);
    } finally {
      this.sending.delete(answer);
    }
  }

  private failed(answer: string, kept: KeptAnswer, thrown: unknown): Sent {
    const { status, problem, retryAfter } = troubleOf(thrown);
    const shows = problem?.shows;
    if (status === 409 && shows !== undefined && 'saved' in shows) {
      const { saved, revision, savedAt } = shows;
      const conflict = { answer, yours: kept.value, saved, revision: Number(revision), savedAt: String(savedAt) };
      this.mark(answer, { state: 'conflict', conflict });
      return 'settled';
    }
    if (typeof retryAfter === 'number') this.comeBackAt = Date.now() + retryAfter * 1_000;
    const passing = status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
    this.mark(answer, passing ? { state: 'kept' } : { state: 'refused', fields: problem?.fields ?? [] });
    // Signed out: trying again is of no use before somebody has signed in, and that loads the page anew.
    return passing && status !== 401 ? 'later' : 'settled';
  }

  private mark(answer: string, line: Line): void {
    this.lines.update((lines) => ({ ...lines, [answer]: line }));
  }
}

interface ThrownTrouble {
  readonly status: number;
  /** In how many seconds to come back, when the service said so. */
  readonly retryAfter?: number | null;
  readonly problem?: {
    readonly shows?: Readonly<Record<string, unknown>>;
    readonly fields?: readonly { readonly field: string; readonly says: string }[];
  };
}

function troubleOf(thrown: unknown): ThrownTrouble {
  if (typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number') {
    return thrown as ThrownTrouble;
  }
  return { status: 0 };
}
