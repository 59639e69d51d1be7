import type { Outcome, Snapshot } from '../documents';
import type { People } from './people';
import type { Plan, Stage } from './plan';
import type { ListReading } from './read-lists';
import { sortList } from './sort-list';

/** What the lists are made from. */
export interface ListSource {
  readonly snapshot: Snapshot;
  readonly outcome: Outcome;
  readonly people: People;
  readonly plans: readonly Plan[];
  readonly reading: ListReading;
  /** The preferences at which the outcome says a same-birth child counts as a sibling. */
  readonly siblings: ReadonlySet<number>;
  /** The preferences for an intake. */
  members(intake: number): Int32Array;
}

/**
 * Every list as the policies make it, for given siblings. A list of the outcome that was found right to the last key is
 * used as it stands; any other is sorted afresh from the facts.
 */
export class Orders {
  /** By preference: the position in the first list that ranks it, or -1. */
  readonly place: Int32Array;
  private readonly kept = new Map<string, Int32Array>();
  private readonly positionMaps = new Map<string, ReadonlyMap<number, number>>();
  private readonly fresh: ReadonlySet<number>;

  constructor(
    private readonly source: ListSource,
    private readonly siblings: ReadonlySet<number>,
  ) {
    const { outcome, reading, plans } = source;
    const found = new Int32Array(plans.length);
    const fresh = new Set<number>();
    outcome.lists.forEach((list, at) => {
      if (reading.right[at] !== 1) fresh.add(list.intake);
      else this.kept.set(`${list.intake}|${list.stage}|${list.vacancy}`, list.order);
      if (list.vacancy === (plans[list.intake]?.perVacancy === true ? 1 : 0)) found[list.intake] = (found[list.intake] ?? 0) + 1;
    });
    for (const plan of plans) if (found[plan.number] !== plan.stages.length) fresh.add(plan.number);
    for (const intake of this.intakesOtherwise()) fresh.add(intake);
    this.fresh = fresh;
    this.place = fresh.size === 0 ? reading.place : this.placesAfresh();
  }

  /** The list of a stage for a vacancy, best first. */
  order(plan: Plan, stage: Stage, vacancy: number): Int32Array {
    const name = `${plan.number}|${stage.number}|${vacancy}`;
    const kept = this.fresh.has(plan.number) ? undefined : this.kept.get(name);
    if (kept !== undefined) return kept;
    const { snapshot, people } = this.source;
    return sortList(snapshot, people, plan, stage, vacancy, this.askers(plan.number), this.siblings).order;
  }

  /** The positions on the list of a stage for a vacancy, by preference. */
  positions(plan: Plan, stage: Stage, vacancy: number): ReadonlyMap<number, number> {
    const name = `${plan.number}|${stage.number}|${vacancy}`;
    let positions = this.positionMaps.get(name);
    if (positions === undefined) {
      const made = new Map<number, number>();
      this.order(plan, stage, vacancy).forEach((preference, at) => made.set(preference, at));
      this.positionMaps.set(name, (positions = made));
    }
    return positions;
  }

  /** Those who may ask for an intake: its preferences, without children placed by law or holding something better. */
  private askers(intake: number): Int32Array {
    const { people } = this.source;
    return this.source.members(intake).filter((preference) => preference < (people.until[people.owner[preference] ?? -1] ?? 0));
  }

  /** The intakes at which other children count as siblings than the outcome says at its end. */
  private intakesOtherwise(): ReadonlySet<number> {
    const { snapshot, siblings } = this.source;
    const differ = [...siblings].filter((one) => !this.siblings.has(one)).concat([...this.siblings].filter((one) => !siblings.has(one)));
    return new Set(differ.map((preference) => snapshot.preferenceIntake[preference] ?? -1));
  }

  private placesAfresh(): Int32Array {
    const place = Int32Array.from(this.source.reading.place);
    for (const intake of this.fresh) {
      const plan = this.source.plans[intake];
      if (plan === undefined) continue;
      for (const preference of this.source.members(intake)) place[preference] = -1;
      for (const stage of plan.stages) {
        for (const [preference, at] of this.positions(plan, stage, plan.perVacancy ? 1 : 0)) {
          if (place[preference] === -1) place[preference] = at;
        }
      }
    }
    return place;
  }
}
