import { Injectable } from '@nestjs/common';
import type { DistanceChallenge } from '@contract';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform';
import { refusals } from '../geography.refusals';
import { DistanceChallengeEntity } from './challenge.entity';

/** A challenge with the authority whose officers answer it. */
export interface KeptChallenge {
  readonly authority: string;
  readonly shown: DistanceChallenge;
}

/** Reads challenges of distances, as far as whoever asks may see them. */
@Injectable()
export class ChallengesReader {
  /** One challenge; refuses one that is not there or not theirs to see. */
  async challenge(tx: Tx, id: string): Promise<KeptChallenge> {
    const found = await tx.getRepository(DistanceChallengeEntity).findOneBy({ id });
    if (found === null) throw refusals.noSuchChallenge();
    return { authority: found.authority, shown: shownOf(found) };
  }

  /** The challenges of a round that nobody has answered; each keeps the round from being run. */
  async open(tx: Tx, round: string): Promise<DistanceChallenge[]> {
    const found = await tx.getRepository(DistanceChallengeEntity).findBy({ round, outcome: IsNull() });
    return found.map(shownOf);
  }

  /** The challenge of a measurement that nobody has answered. */
  async openOf(tx: Tx, measurement: string): Promise<DistanceChallenge | undefined> {
    const found = await tx.getRepository(DistanceChallengeEntity).findOneBy({ measurement, outcome: IsNull() });
    return found === null ? undefined : shownOf(found);
  }

  /** A page of the challenges of a round, in the order of their ids. */
  async page(
    tx: Tx,
    round: string,
    asked: { child?: string | undefined; open?: 'yes' | 'no' | undefined; after?: string | undefined; limit: number },
  ): Promise<{ items: DistanceChallenge[]; next: string | null }> {
    const wanted = tx
      .getRepository(DistanceChallengeEntity)
      .createQueryBuilder('one')
      .where('one.round = :round', { round });
    if (asked.child !== undefined) wanted.andWhere('one.child = :child', { child: asked.child });
    if (asked.open === 'yes') wanted.andWhere('one.outcome IS NULL');
    if (asked.open === 'no') wanted.andWhere('one.outcome IS NOT NULL');
    if (asked.after !== undefined) wanted.andWhere('one.id::text > :after', { after: asked.after });
    const found = await wanted
      .orderBy('one.id', 'ASC')
      .take(asked.limit + 1)
      .getMany();
    const items = found.slice(0, asked.limit).map(shownOf);
    return { items, next: found.length > asked.limit ? (items.at(-1)?.id ?? null) : null };
  }
}

function shownOf({
  id,
  round,
  measurement,
  child,
  intake,
  reason,
  ...one
}: DistanceChallengeEntity): DistanceChallenge {
  const { outcome, answer, answeredAt } = one;
  const answered =
    outcome === null || answer === null || answeredAt === null
      ? null
      : {
          outcome: outcome === 'stands' ? ('stands' as const) : ('measured-again' as const),
          says: answer,
          after: one.after,
          at: answeredAt.toISOString(),
        };
  return {
    ...{ id, round, measurement, child, intake, reason },
    challengedAt: one.challengedAt.toISOString(),
    answer: answered,
  };
}
