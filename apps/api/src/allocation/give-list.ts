import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, holds, systemActor } from '@kernel';
import { atomsOf, conditionsOf, keysOf, policyDigest } from '@policy';
import type { RankedListOfSchool } from '@contract';
import { Clock, Database } from '../platform';
import { SchoolsReader } from '../schools';
import { refusals } from './allocation.refusals';
import { lintList, type SentPlaces } from './lint-list';
import { type IntakeOrder, RankIntake } from './rank-intake';
import { RankedListsBook } from './ranked-lists-book';

/**
 * Takes in a school's ranked list, or makes it here under the school's policy; a second person then adopts it (2.7).
 *
 * A list that was sent in is held against the policy: what must be mended refuses it, what should be looked at is kept
 * with it. The whole round is looked at to rank one school, which no school may do, so the service does it and the
 * school sees its own list. The parents' order of preference plays no part and is not shown (1.9(c)).
 */
@Injectable()
export class GiveList {
  constructor(
    private readonly rank: RankIntake,
    private readonly lists: RankedListsBook,
    private readonly schools: SchoolsReader,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Without `places` the list is made here. */
  async run({ intake, places }: { intake: string; places?: SentPlaces }, actor: Actor): Promise<RankedListOfSchool> {
    return this.database.inTransaction(systemActor, async (tx) => {
      const { school, round } = await this.schools.intake(tx, intake);
      const { authority } = await this.schools.round(tx, round);
      if (!holds(actor, ['school-admin'], { school }) && !holds(actor, ['officer'], { authority })) {
        throw refusals.notThisSchool();
      }
      const order = await this.rank.run(tx, { round, intake });
      const remarks = places === undefined ? [] : checked(places, order);
      const id = randomUUID();
      const list = {
        id,
        authority,
        intake,
        school,
        policy: policyDigest(order.policy),
        origin: places === undefined ? 'made' : 'sent-in',
        remarks,
        givenBy: actor.account,
        givenAt: this.clock.now(),
      };
      await this.lists.store.add(tx, list, places ?? order.places);
      await this.lists.audit.append(tx, {
        kind: 'ranked-list.given',
        actor,
        authority,
        school,
        subject: id,
        about: { intake, origin: list.origin },
      });
      return (await this.lists.reader.list(tx, id)).list;
    });
  }
}

function checked(places: SentPlaces, order: IntakeOrder): ReturnType<typeof lintList> {
  const remarks = lintList(places, order, ownOrder(order));
  const wrong = remarks.filter(({ weight }) => weight === 'must');
  if (wrong.length > 0) throw refusals.listNotValid({ fields: wrong.map(({ says }) => ({ field: 'children', says })) });
  return remarks;
}

/** Whether the policy leaves the order to the school's own list, so that there is no other to hold it against. */
function ownOrder({ policy }: IntakeOrder): boolean {
  return (
    keysOf(policy).some(({ thing }) => thing.by === 'listed') ||
    conditionsOf(policy).some(({ thing }) => atomsOf(thing).some((atom) => atom.kind === 'listed'))
  );
}
