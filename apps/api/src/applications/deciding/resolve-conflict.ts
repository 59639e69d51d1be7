import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, applicationRoutes, InputOf } from '@contract';
import { Audit, type NewHappening } from '../../audit';
import { Database, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import type { ApplicationHead } from '../applications.store';
import { ChildrenStore } from '../children.store';
import { preferenceRows } from '../sending/rows-to-send';
import { SendingStore } from '../sending/sending.store';
import { Deciding } from './decide-lateness';
import { mustDecide } from './must-decide';

type Resolution = InputOf<typeof applicationRoutes.resolveConflict>['body'];
type Resolved = AnswerOf<typeof applicationRoutes.resolveConflict>;

/**
 * Decides which of two applications for one child counts: a court's order before an agreement, an agreement before the
 * default that the scheme states (domain 1.11). The reason is kept for officers; neither parent learns of the other's.
 */
@Injectable()
export class ResolveConflict {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly children: ChildrenStore,
    private readonly sending: SendingStore,
    private readonly audit: Audit,
  ) {}

  /** Gives back which application counts; nothing when neither or both do. */
  async run(actor: Actor, id: string, resolution: Resolution): Promise<Resolved> {
    return this.database.inTransaction(actor, async (tx) => {
      const conflict = await this.on.store.conflict(tx, id);
      if (conflict === undefined) throw refusals.noSuchConflict();
      mustDecide(actor, conflict.authority);
      if (conflict.resolvedAt !== null) throw refusals.alreadyDecided();
      const [first, second] = await this.both(tx, conflict.first, conflict.second);
      mustFit(resolution, first, second);
      const at = this.on.clock.now();
      const { outcome, basis } = resolution;
      const losers =
        outcome === 'first' ? [second] : outcome === 'second' ? [first] : outcome === 'neither' ? [first, second] : [];
      const winners = [first, second].filter((one) => !losers.includes(one));
      await this.on.store.resolve(tx, id, { ...resolution, by: actor.account, at });
      for (const loser of losers) {
        if (!isSent(loser.state)) continue;
        const because = `Another application for the child counts (${basis}).`;
        await this.on.applications.end(tx, loser.id, 'void', { by: actor.account, at, because });
      }
      for (const winner of winners) await this.letStand(tx, winner);
      const [winner] = winners;
      if (winner !== undefined && losers.length > 0) {
        for (const loser of losers)
          if (loser.child !== winner.child) await this.children.same(tx, loser.child, winner.child);
      }
      await this.audit.appendAll(
        tx,
        [first, second].map(({ id: subject, child, authority, round }): NewHappening => {
          const counts = winners.some((one) => one.id === subject);
          return {
            kind: 'conflict.resolved',
            actor,
            authority,
            child,
            subject,
            about: { round, conflict: id, outcome, basis, counts },
          };
        }),
      );
      return { id, outcome, counts: losers.length > 0 ? (winner?.id ?? null) : null };
    });
  }

  private async both(tx: Tx, one: string, other: string): Promise<[ApplicationHead, ApplicationHead]> {
    // Always locked in the order of their ids, so that two officers never wait for each other.
    const ids = [one, other].sort();
    const found = new Map<string, ApplicationHead>();
    for (const id of ids) {
      const head = await this.on.applications.lock(tx, id);
      if (head !== undefined) found.set(id, head);
    }
    const [first, second] = [found.get(one), found.get(other)];
    if (first === undefined || second === undefined) throw refusals.noSuchConflict();
    return [first, second];
  }

  /** Lets an application count that was sent and waited, with its preferences as they were sent. */
  private async letStand(tx: Tx, { id, counts, state, round }: ApplicationHead): Promise<void> {
    await this.on.store.settle(tx, id);
    if (counts || !isSent(state)) return;
    const found = await this.sending.read(tx, id);
    const sent = await this.on.applications.sentAnswers(tx, id);
    if (found === undefined || found.latest === null || sent === undefined) throw refusals.noSuchApplication();
    const scheme = await this.on.schemes.of(tx, round);
    const { late, submitted_at } = found.latest;
    const taken = {
      receivedAt: new Date(submitted_at),
      lateness: late ? 'late' : 'on-time',
      latenessDecided: !late,
    } as const;
    await this.on.store.letCount(tx, id, preferenceRows(sent.answers, scheme, [], taken));
  }
}

/** Refuses a basis that does not fit the outcome, or a winner that was withdrawn. */
function mustFit({ outcome, basis }: Resolution, first: ApplicationHead, second: ApplicationHead): void {
  if ((outcome === 'different-children') !== (basis === 'different-children')) throw refusals.wrongBasis();
  if (outcome === 'different-children' && first.child === second.child) throw refusals.wrongBasis();
  const isEnded = [first, second].some(({ state }) => !isSent(state));
  if (basis === 'withdrawn' && !isEnded) throw refusals.wrongBasis();
  if (outcome === 'first' && !isSent(first.state)) throw refusals.ended();
  if (outcome === 'second' && !isSent(second.state)) throw refusals.ended();
}
