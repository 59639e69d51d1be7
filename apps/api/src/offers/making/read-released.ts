import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SnapshotParts } from '@allocation';
import { type DateOnly, dayOf, lastDayToAppeal } from '@kernel';
import { type RunRow, RunsReader, SnapshotsReader } from '../../allocation';
import { ApplicationsReader } from '../../applications';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { OffersReader } from '../offers.reader';
import { afterwards } from '../waiting/waiting-order';
import { answerBy } from './days';
import { followRun, type OfferToMake, type Standing } from './follow-run';
import { type NewOffer, type NewRefusal, OffersStore, type OfRun } from './offers.store';

/** Everything that follows from a released run, ready to be written. */
export interface ReleasedRun {
  readonly of: OfRun;
  readonly kind: RunRow['kind'];
  readonly offers: readonly NewOffer[];
  readonly refusals: readonly NewRefusal[];
  /** Live offers whose place one of these takes. */
  readonly replaced: readonly string[];
  readonly answerBy: DateOnly;
  /** The round as the next run would see it: what waiting lists are ranked from. */
  readonly parts: SnapshotParts;
}

/** What was so before a run's offers are made. */
@Injectable()
export class OffersBefore {
  constructor(
    private readonly offers: OffersReader,
    private readonly store: OffersStore,
    private readonly applications: ApplicationsReader,
  ) {}

  /** Who holds what, and who was refused what, in a round. */
  async of(tx: Tx, round: string): Promise<Pick<Standing, 'live' | 'refused' | 'declined'>> {
    return {
      live: await this.offers.live(tx, round),
      refused: await this.store.refusedBefore(tx, round),
      declined: await this.store.declined(tx, round),
    };
  }

  /** Children with a place by an EHC plan who never applied here: their place counts, and there is no family to tell. */
  async strangers(tx: Tx, offers: readonly OfferToMake[]): Promise<ReadonlySet<string>> {
    const byPlan = offers.filter(({ how }) => how === 'ehc-plan').map(({ child }) => child);
    const known = await this.applications.children(tx, byPlan);
    return new Set(byPlan.filter((child) => !known.has(child)));
  }
}

/** Reads a released run with its documents, and works out what follows from it. */
@Injectable()
export class ReadReleased {
  constructor(
    private readonly runs: RunsReader,
    private readonly snapshots: SnapshotsReader,
    private readonly schools: SchoolsReader,
    private readonly context: OffersBefore,
  ) {}

  /** Nothing when the run was not released. */
  async run(tx: Tx, id: string, at: Date): Promise<ReleasedRun | undefined> {
    const run = await this.runs.row(tx, id);
    const { round, authority, visibleFrom, kind } = run;
    if (run.state !== 'released' || visibleFrom === null) return undefined;
    const parts = await this.snapshots.parts(tx, run.snapshot);
    const trails = await this.runs.ofAll(tx, id);
    const following = followRun(
      [...trails.values()].map(({ trail }) => trail),
      { ...(await this.context.of(tx, round)), held: new Map(parts.held.map((row) => [row.child, row])) },
    );
    const strangers = await this.context.strangers(tx, following.offers);
    const intakes = new Map((await this.schools.intakesOf(tx, round)).map((intake) => [intake.id, intake.school]));
    const schoolOf = (intake: string): string => intakes.get(intake) ?? '';
    const appeals = await this.appealDays(
      tx,
      new Set(following.refusals.map(({ intake }) => schoolOf(intake))),
      visibleFrom,
    );
    return {
      of: { run: id, round, authority, at, visibleFrom },
      kind,
      offers: following.offers
        .filter(({ child }) => !strangers.has(child))
        .map((offer) => ({ ...offer, id: randomUUID(), school: schoolOf(offer.intake) })),
      refusals: following.refusals.map((refusal) => {
        const appealBy = appeals.get(schoolOf(refusal.intake));
        if (appealBy === undefined) throw new Error('A refusal without a last day to appeal is not made.');
        return { ...refusal, id: randomUUID(), appealBy };
      }),
      replaced: following.offers.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])),
      answerBy: answerBy(await this.schools.round(tx, round), visibleFrom),
      parts: afterwards(parts, following.held),
    };
  }

  /** By school: the last day to appeal, counted by the days on which that school is open. */
  private async appealDays(
    tx: Tx,
    schools: ReadonlySet<string>,
    visibleFrom: Date,
  ): Promise<ReadonlyMap<string, DateOnly>> {
    const days = new Map<string, DateOnly>();
    for (const school of schools) {
      days.set(school, lastDayToAppeal(await this.schools.calendarOf(tx, { school }), dayOf(visibleFrom)));
    }
    return days;
  }
}
