import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Database, log, sayError, type Tx } from '../platform';
import type { Happening } from './happening';
import { kindOf, type HappeningKind } from './kinds';
import { MarksStore } from './marks.store';
import { SealHappenings } from './seal-happenings';

/** Somebody who reacts to what happened: how one room learns of another without knowing it. */
export interface Follower {
  /** Its own for ever: the mark is kept under it. */
  readonly name: string;
  readonly kinds: readonly HappeningKind[];
  /**
   * Reacts to one happening, in a transaction of its own, as the service itself.
   *
   * What it writes through `tx` is done exactly once. What it does outside the database may be done again.
   */
  handle(happening: Happening, tx: Tx): Promise<void>;
}

/** How a follower's turn ended. */
interface Turn {
  readonly handled: number;
  /** What it stumbled over. */
  readonly failure?: Error;
}

/** Shows each follower what happened: every sealed happening of its kinds, once, in the order of the chain. */
@Injectable()
export class Followers {
  private readonly followers = new Map<string, Follower>();

  constructor(
    private readonly database: Database,
    private readonly marks: MarksStore,
    private readonly sealer: SealHappenings,
  ) {}

  /** Lets a follower know of what happens from now on, and of what happened before it was there. */
  follow(follower: Follower): void {
    if (this.followers.has(follower.name)) throw new Error(`There are two followers called ${follower.name}.`);
    const unknown = follower.kinds.find((kind) => kindOf(kind) === undefined);
    if (unknown !== undefined) throw new Error(`${follower.name} follows ${unknown}, which is in no room's list.`);
    this.followers.set(follower.name, follower);
  }

  /** The names of the followers. */
  names(): readonly string[] {
    return [...this.followers.keys()];
  }

  /**
   * Lets a follower read on as far as it can; gives back how many happenings it dealt with.
   *
   * Where it stumbles it stops, is said in the log, and tries again later. Other followers go on.
   */
  async readOn(name: string): Promise<number> {
    return (await this.turn(this.follower(name), { impatient: false })).handled;
  }

  /** Seals everything and lets every follower read everything, whatever they tell meanwhile included. For tests. */
  async drain(): Promise<void> {
    let done: number;
    do {
      done = await this.sealer.run({ wait: true });
      for (const follower of this.followers.values()) {
        const { handled, failure } = await this.turn(follower, { impatient: true });
        if (failure !== undefined) throw failure;
        done += handled;
      }
    } while (done > 0);
  }

  private follower(name: string): Follower {
    const found = this.followers.get(name);
    if (found === undefined) throw new Error(`There is no follower called ${name}.`);
    return found;
  }

  /** One page of happenings; the impatient one neither rests after stumbling nor leaves the mark to another process. */
  private async turn(follower: Follower, { impatient }: { readonly impatient: boolean }): Promise<Turn> {
    const { name, kinds } = follower;
    const { mark, last, page } = await this.database.inTransaction(systemActor, async (tx) => {
      const mark = await this.marks.mark(tx, name);
      const last = mark.resting && !impatient ? mark.position : await this.marks.lastPosition(tx);
      const page = last > mark.position ? await this.marks.next(tx, kinds, mark.position, last) : [];
      return { mark, last, page };
    });
    if (page.length === 0) return this.passOver(name, mark.position, last);
    let { position } = mark;
    let handled = 0;
    for (const happening of page) {
      const failure = await this.deal(follower, happening, position, impatient);
      if (failure === 'not ours') return { handled: impatient ? handled + 1 : handled };
      if (failure !== undefined) return { handled, failure: failure.error };
      position = happening.position;
      handled += 1;
    }
    return { handled };
  }

  /** Moves the mark over happenings that are not for this follower, so that they are looked through once. */
  private async passOver(name: string, from: number, to: number): Promise<Turn> {
    if (to <= from) return { handled: 0 };
    await this.database.inTransaction(systemActor, async (tx) => {
      if (await this.marks.take(tx, name, from, false)) await this.marks.move(tx, name, to);
    });
    return { handled: 0 };
  }

  /** Handles one happening and moves the mark behind it, both or neither. */
  private async deal(
    follower: Follower,
    happening: Happening,
    from: number,
    wait: boolean,
  ): Promise<undefined | 'not ours' | { readonly error: Error }> {
    const { name } = follower;
    try {
      return await this.database.inTransaction(systemActor, async (tx) => {
        if (!(await this.marks.take(tx, name, from, wait))) return 'not ours';
        await follower.handle(happening, tx);
        await this.marks.move(tx, name, happening.position);
        return undefined;
      });
    } catch (error) {
      log.defect(error, `showing position ${happening.position} (${happening.kind}) to the follower ${name}`);
      const failure = sayError(error);
      await this.database.inTransaction(systemActor, (tx) => this.marks.stumble(tx, name, happening.position, failure));
      return { error: error instanceof Error ? error : new Error(failure) };
    }
  }
}
