import type { Outcome, Snapshot } from './documents';
import { Ledger } from './ledger';
import { readCategories, type Categories } from './derive/categories';
import type { Choice } from './derive/choose';
import { Orders } from './derive/orders';
import { readPeople, type People } from './derive/people';
import { makePlans, type Plan } from './derive/plan';
import { readLists, type ListReading } from './derive/read-lists';
import { chooseFinally, preferenceFor, replay, type Replay } from './derive/replay';

/** One outcome beside its snapshot, with all that the properties derive from the facts, each derived once. */
export class Case {
  readonly people: People;
  readonly plans: readonly Plan[];
  /** The preferences at which the outcome says a same-birth child counts as a sibling. */
  readonly siblings: ReadonlySet<number>;
  /** The preferences at which the outcome says a child was granted a place over the number. */
  readonly grantedOver: ReadonlySet<number>;
  readonly categories: Categories;
  readonly reading: ListReading;
  private readonly derived = new Map<string, unknown>();

  constructor(
    readonly snapshot: Snapshot,
    readonly outcome: Outcome,
    /** How the outcome's columns fit the snapshot; they do, or there would be no case. */
    readonly shape: Ledger,
    /** How many breaches a property keeps to show. */
    readonly limit: number,
  ) {
    this.people = readPeople(snapshot);
    this.plans = makePlans(snapshot, this.people);
    this.siblings = this.granted('counts-as-sibling');
    this.grantedOver = this.granted('over-number');
    this.categories = readCategories(snapshot, this.people, this.plans, this.siblings);
    this.reading = readLists(snapshot, outcome, this.people, this.plans, this.categories, this.siblings, limit);
  }

  /** The lists as the policies make them, with the siblings that the outcome ended with. */
  get orders(): Orders {
    return this.once('orders', () => new Orders(this, this.siblings));
  }

  /** The whole round, decided again. */
  get replay(): Replay {
    return this.once('replay', () => replay(this, (siblings) => (siblings.size === this.siblings.size && [...siblings].every((one) => this.siblings.has(one)) ? this.orders : new Orders(this, siblings))));
  }

  /** An empty ledger for a property. */
  ledger(): Ledger {
    return new Ledger(this.limit);
  }

  /** Whom an intake would choose among the children the outcome places there and all who would rather be there. */
  choice(plan: Plan): Choice {
    const over = (child: number): boolean => this.outcome.placedHow[child] === 4;
    return this.once(`choice ${plan.number}`, () => chooseFinally(this, this.orders, this.siblings, plan, this.at, over));
  }

  /** By child: the preference at which the outcome places them by preference or over the number, or -1. */
  get at(): Int32Array {
    return this.once('at', () => {
      const { placedHow, placedIntake } = this.outcome;
      const at = new Int32Array(placedHow.length).fill(-1);
      for (let child = 0; child < at.length; child += 1) {
        const code = placedHow[child];
        if (code === 1 || code === 4) at[child] = preferenceFor(this, child, placedIntake[child] ?? -1);
      }
      return at;
    });
  }

  /** The preferences for an intake, in order of child. */
  members(intake: number): Int32Array {
    const { start, preferences } = this.once('members', () => byIntake(this.snapshot));
    return preferences.subarray(start[intake], start[intake + 1]);
  }

  private granted(change: 'counts-as-sibling' | 'over-number'): ReadonlySet<number> {
    const passes = this.outcome.passes.filter((pass) => pass.change === change);
    return new Set(passes.map((pass) => preferenceFor(this, pass.child, pass.intake)).filter((preference) => preference >= 0));
  }

  private once<One>(name: string, make: () => One): One {
    if (!this.derived.has(name)) this.derived.set(name, make());
    return this.derived.get(name) as One;
  }
}

/** The preferences put together by intake. */
function byIntake({ preferenceIntake, intakes }: Snapshot): { readonly start: Int32Array; readonly preferences: Int32Array } {
  const start = new Int32Array(intakes.length + 1);
  for (const intake of preferenceIntake) start[intake + 1] = (start[intake + 1] ?? 0) + 1;
  for (let intake = 0; intake < intakes.length; intake += 1) start[intake + 1] = (start[intake + 1] ?? 0) + (start[intake] ?? 0);
  const next = start.slice();
  const preferences = new Int32Array(preferenceIntake.length);
  preferenceIntake.forEach((intake, preference) => {
    const at = next[intake] ?? 0;
    preferences[at] = preference;
    next[intake] = at + 1;
  });
  return { start, preferences };
}
