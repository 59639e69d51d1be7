import { type Carried, lasts } from './gate-passes';

/** What becomes of a request: it is worked on now, stands in line for a moment, or is to come back at its turn. */
export type Admission = { readonly go: 'in' } | { readonly go: 'line' } | { readonly go: 'later'; readonly turn: number };

/** A visit is taken to be so many requests: signing in, reading an offer and answering it. */
const requestsInAVisit = 10;

/** Visitors a second who are let in from outside, at least and at most; how soon the first turn comes, in milliseconds. */
const pace = { least: 1, most: 200, soonest: 3_000 } as const;

/** How often it is looked at how many requests are answered, in milliseconds. */
const beat = 1_000;

/**
 * The gate: how many requests are worked on at once, who stands in line, and when the others may come.
 *
 * It is full when as many stand in line as are worked on. Then whoever is not inside yet is given a turn, one after another,
 * as many a second as can be served: a tenth of the requests that were answered each second while others waited. Whoever is
 * inside, or comes at their turn, stands in line. Nobody who comes at their turn is sent away again.
 */
export class Gate {
  private working = 0;
  private standing = 0;
  private sentAway = 0;
  private answered = 0;
  private answeredPerSecond = 100;
  private nextTurn = 0;
  private beganAt = 0;
  private hadRoom = true;

  /** How many are worked on at once; how many times as many of those who are inside may stand in line. */
  constructor(
    readonly atOnce: number,
    private readonly longestLine = 20,
  ) {}

  /** Whether everybody is let in at this moment, whatever they carry. */
  isOpen(now: number): boolean {
    return this.working < this.atOnce && this.standing === 0 && this.nextTurn <= now;
  }

  /** What becomes of a request that carries this, at a moment in milliseconds. Counts it. */
  admit(carried: Carried | undefined, now: number): Admission {
    this.look(now);
    const counts = carried !== undefined && now < carried.at + lasts[carried.kind] ? carried : undefined;
    if (this.mayEnter(counts, now)) return this.enter();
    this.sentAway += 1;
    return { go: 'later', turn: counts?.kind === 'turn' ? counts.at : this.giveTurn(now) };
  }

  /** Somebody who stood in line is worked on now. */
  takeFromLine(): void {
    this.standing -= 1;
    this.working += 1;
  }

  /** Somebody who stood in line has gone. */
  leaveLine(): void {
    this.standing -= 1;
  }

  /** A request has been answered. */
  finish(): void {
    this.working -= 1;
    this.answered += 1;
    if (this.standing === 0) this.hadRoom = true;
  }

  /** Whether one more may be worked on. */
  get hasRoom(): boolean {
    return this.working < this.atOnce;
  }

  /** The numbers that an operator watches. */
  get numbers() {
    return { working: this.working, line: this.standing, sentAway: this.sentAway, pace: this.pace };
  }

  private get pace(): number {
    return Math.min(pace.most, Math.max(pace.least, this.answeredPerSecond / requestsInAVisit));
  }

  private get isFull(): boolean {
    return this.standing >= this.atOnce;
  }

  private mayEnter(carried: Carried | undefined, now: number): boolean {
    if (carried?.kind === 'pass') return this.standing < this.atOnce * this.longestLine;
    if (carried?.kind === 'turn') return now >= carried.at || (this.hasRoom && this.standing === 0);
    return !this.isFull && this.nextTurn <= now;
  }

  private enter(): Admission {
    if (!this.hasRoom || this.standing > 0) {
      this.standing += 1;
      return { go: 'line' };
    }
    this.working += 1;
    return { go: 'in' };
  }

  /** To the second, as it is told to whoever waits. */
  private giveTurn(now: number): number {
    const turn = Math.max(now + pace.soonest, this.nextTurn);
    this.nextTurn = turn + 1000 / this.pace;
    return Math.ceil(turn / 1000) * 1000;
  }

  /** Counts what was answered since the last look, where somebody stood in line all the time: then no more can be done. */
  private look(now: number): void {
    const since = now - this.beganAt;
    if (since < beat) return;
    if (!this.hadRoom && since < 3 * beat)
      this.answeredPerSecond = 0.5 * this.answeredPerSecond + (0.5 * this.answered * 1000) / since;
    this.beganAt = now;
    this.hadRoom = this.hasRoom;
    this.answered = 0;
  }
}
