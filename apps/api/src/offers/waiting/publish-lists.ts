import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SnapshotParts } from '@allocation';
import { digest, systemActor } from '@kernel';
import { Audit } from '../../audit';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { OffersReader } from '../offers.reader';
import { compareLists } from './compare-lists';
import { type WaitingLine, waitingLists } from './waiting-order';
import { type NewList, type OfPublication, WaitingStore } from './waiting.store';

/** Publishes the waiting lists of a round: the order that a run's frozen facts give under each policy, and why each child moved. */
@Injectable()
export class PublishLists {
  constructor(
    private readonly store: WaitingStore,
    private readonly offers: OffersReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  /** Writes one version of every intake's list; nothing when this run's lists were published before. */
  async within(tx: Tx, of: OfPublication, parts: SnapshotParts): Promise<void> {
    await this.store.takeTurn(tx, of.round);
    if (await this.store.wasPublished(tx, of.run)) return;
    const lists = await this.listsOf(tx, of, parts);
    await this.store.publish(tx, of, lists);
    const moves = await this.store.settle(tx, of, lists);
    const { authority, run } = of;
    await this.audit.appendAll(tx, [
      ...lists.map(({ id, intake, school, version, children }) => ({
        kind: 'waiting-list.published' as const,
        actor: systemActor,
        authority,
        school,
        subject: id,
        about: { intake, version, children, run },
      })),
      ...moves.map(({ child, ...about }) => ({
        kind: 'waiting-list.moved' as const,
        actor: systemActor,
        authority,
        child,
        subject: about.intake,
        about,
      })),
    ]);
  }

  private async listsOf(tx: Tx, { round }: OfPublication, parts: SnapshotParts): Promise<readonly NewList[]> {
    const left = await this.store.left(tx, round);
    const newest = await this.store.newest(tx, round);
    const live = await this.offers.live(tx, round);
    const intakes = await this.schools.intakesOf(tx, round);
    const lines = waitingLists(
      parts,
      (child, intake) => left.has(`${child} ${intake}`) || live.get(child)?.intake === intake,
    );
    return intakes.flatMap(({ id: intake, school }): NewList[] => {
      const now = lines.get(intake);
      if (now === undefined) return [];
      const before = newest.get(intake);
      const gone = new Set(before?.lines.map(({ child }) => child));
      for (const { child } of now) gone.delete(child);
      const placed = new Set([...gone].filter((child) => live.has(child) && !left.has(`${child} ${intake}`)));
      const moved = compareLists(now, before?.lines, placed);
      const children = new Set(now.map(({ child }) => child)).size;
      const version = (before?.version ?? 0) + 1;
      return [{ id: randomUUID(), intake, school, version, children, digest: digestOf(now), lines: moved }];
    });
  }
}

/** Names the order itself: two lists with the same digest have the same children in the same places. */
function digestOf(lines: readonly WaitingLine[]): string {
  return digest(lines.map(({ pool, place, child, position, standing }) => [pool, place, child, position, standing]));
}
