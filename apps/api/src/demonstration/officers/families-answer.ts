import { systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import { chanceFor } from '@town';
import type { Round } from '@contract';
import { AnswerOffer, OffersReader } from '../../offers';
import { Database, type UnderWay } from '../../platform';
import { Actors } from '../actors';
import { DemonstrationStore } from '../demonstration.store';
import { FamiliesIn } from '../putting/families-in';
import { inParallel } from '../putting/in-parallel';
import { TownBook } from '../town/town-book';

/** How many families answer at the same time. */
const atOnce = 4;

/** Of a thousand families: how many accept, and how many decline. The others stay silent, and are chased. */
const accepting = 900;
const declining = 50;

/** What a family of the town answers, always the same for the same town; nothing when it stays silent. */
export function answerOf(seed: number, family: string): 'accept' | 'decline' | undefined {
  const throwOf = chanceFor(seed, `answer of ${family}`).int(1, 1000);
  if (throwOf <= accepting) return 'accept';
  return throwOf <= accepting + declining ? 'decline' : undefined;
}

/** Who answers for the families of the town that nobody plays. */
@Injectable()
export class TownFamilies {
  constructor(
    readonly known: FamiliesIn,
    readonly book: TownBook,
    readonly store: DemonstrationStore,
    readonly actors: Actors,
  ) {}
}

/**
 * Lets the families whom nobody plays answer their offers: most accept, a few decline, a few stay silent, so that places
 * come free and the waiting lists can move. Whoever has answered is left alone, so it can be stopped and begun again.
 */
@Injectable()
export class FamiliesAnswer {
  constructor(
    private readonly town: TownFamilies,
    private readonly offers: OffersReader,
    private readonly answers: AnswerOffer,
    private readonly database: Database,
  ) {}

  async run({ id: round }: Round, underWay: Pick<UnderWay, 'signal'>): Promise<void> {
    const { settings, live } = await this.database.inTransaction(systemActor, async (tx) => ({
      settings: await this.town.store.read(tx),
      live: await this.offers.live(tx, round),
    }));
    if (settings === undefined) return;
    const children = await this.town.known.sent(round);
    const left = this.town.book.of(settings).families.flatMap((family) => {
      const answer = family.isPersona ? undefined : answerOf(settings.seed, family.id);
      if (answer === undefined) return [];
      const own = [...(children.get(family.id)?.values() ?? [])].flatMap((child) => live.get(child) ?? []);
      return own.filter(({ state }) => state === 'offered').map(({ id }) => ({ family, offer: id, answer }));
    });
    await inParallel(left, atOnce, underWay, async ({ family, offer, answer }) => {
      await this.answers.run({ offer, answer }, this.town.actors.parent(family));
    });
  }
}
