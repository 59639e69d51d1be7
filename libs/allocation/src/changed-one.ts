import { refuse } from '@kernel';
import { testOf } from '@policy';
import type { ChildFacts } from '@policy';
import { bandsAmong, placeOfOne, Scratch } from '@ranking';
import type { Applicants, PlaceOfOne, StageList } from '@ranking';
import { siblingChange } from './births';
import type { BirthWorld } from './births';
import { once } from './once';
import type { Pass } from './outcome';
import type { Plan } from './plan';
import type { World } from './world';

/** One child of whom something else is supposed to be true. */
export interface Change {
  readonly child: number;
  readonly facts: ChildFacts;
  /** A distance that is supposed to be another, by the child's preference and the measure's slot. */
  readonly distance?: { readonly preference: number; readonly slot: number; readonly millimetres: number };
  /** The child's preferences for the intakes that see the change. */
  readonly preferences: readonly number[];
}

/** An intake as it is with the change, and where the child would stand in it. */
interface Changed {
  readonly preference: number;
  readonly plan: Plan;
  /** By stage. */
  readonly places: readonly (PlaceOfOne | undefined)[];
}

const scratch = new Scratch();

/**
 * A changed child in a world that is ranked already: nobody else stands anywhere else because of it.
 *
 * The child is put into each list by a search. What only a new ranking could say is left to `changedWorld`: who asks here
 * holds no place, was born with the same children as before, and has the scores by which bands are made.
 */
export class ChangedOne {
  private readonly changed = new Map<number, Changed>();

  /** Stops with `BadInput` where nothing separates the child and another. */
  constructor(
    readonly world: World,
    readonly change: Change,
    private readonly passes: readonly Pass[],
  ) {
    for (const preference of change.preferences) {
      const intake = world.snapshot.preferenceIntake[preference] ?? -1;
      const plan = world.plans[intake];
      if (plan === undefined) continue;
      const one = this.oneApplicant(plan, preference);
      const places = plan.stages.map((stage) => placeOfOne(stage, plan.list(stage.stage, 0), one, this.rulesOf(plan, stage.stage, preference)));
      this.changed.set(intake, { preference, places, plan: this.planWith(plan, preference, one, places) });
    }
  }

  get child(): number {
    return this.change.child;
  }

  /** The child's place in the one list of a simple intake: between two positions of the list. Nothing where it is as before. */
  placeIn(intake: number): { readonly preference: number; readonly at: number } | undefined {
    const changed = this.changed.get(intake);
    return changed && { preference: changed.preference, at: changed.places[0]?.at ?? -1 };
  }

  /** The child's places in the lists of an intake, by stage; nothing where they are as before. */
  placesIn(intake: number): Pick<Changed, 'preference' | 'places'> | undefined {
    return this.changed.get(intake);
  }

  /** An intake as it is with the change. */
  planOf(intake: number): Plan | undefined {
    return this.changed.get(intake)?.plan ?? this.world.plans[intake];
  }

  /** The world as it is with the change, as multiple births look at it. */
  birthWorld(): BirthWorld {
    const { snapshot, heldBy } = this.world;
    const { child, facts } = this.change;
    return { snapshot, heldBy, factsOf: (other) => (other === child ? facts : (snapshot.facts[other] ?? {})), planOf: (intake) => this.planOf(intake) };
  }

  /** The child alone, as the intake sees them. */
  private oneApplicant({ number, intake }: Plan, preference: number): Applicants {
    const { snapshot } = this.world;
    const { facts, distance } = this.change;
    const counts = this.passes.some((pass) => pass.change === 'counts-as-sibling' && pass.child === this.child && pass.intake === number);
    const instead = counts ? siblingChange(intake.policy, facts) : undefined;
    const millimetres = snapshot.millimetres.map((column, slot) =>
      Float64Array.of(distance?.slot === slot && distance.preference === preference ? distance.millimetres : (column[preference] ?? Number.NaN)),
    );
    return {
      columns: { childOf: Int32Array.of(0), facts: [instead ?? facts], ids: [snapshot.children[this.child] ?? ''], millimetres },
      preferences: Int32Array.of(0),
      measures: intake.measures,
      bands: new Map([...bandersOf(this.world, number)].map(([id, bandOf]) => [id, [bandOf(facts)]])),
      instead: new Map(),
      found: undefined,
    };
  }

  private rulesOf(plan: Plan, stage: number, own: number): Parameters<typeof placeOfOne>[3] {
    const { snapshot, childOf } = this.world;
    const { intake } = plan;
    const { order } = plan.list(stage, 0);
    const idOf = (preference: number): string => snapshot.children[childOf[preference] ?? -1] ?? '';
    const birthAt = (position: number): string | undefined => snapshot.facts[childOf[order[position] ?? -1] ?? -1]?.multipleBirth;
    const lots = once(() => (intake.draw && this.world.lots?.of(intake.draw.seed, intake.draw.id)) ?? plan.draw(intake.draw?.id ?? ''));
    return {
      own,
      head: (position) => {
        if (intake.policy.multipleBirths !== 'linked-unit') return position;
        const birth = birthAt(position);
        let first = position;
        while (birth !== undefined && first > 0 && birthAt(first - 1) === birth) first -= 1;
        return first;
      },
      lotOf: (preference) => lots()(idOf(preference)),
      isBefore: (preference) => own < preference,
      cannotSeparate: (preference) =>
        refuse({
          path: intake.id,
          found: `two children whom nothing separates: ${idOf(own)} and ${idOf(preference)}`,
          allowed: 'end the order with a draw, so that any two children can be separated (1.8).',
        }),
      scratch,
    };
  }

  /** The plan with the child at their places. */
  private planWith(plan: Plan, preference: number, one: Applicants, places: readonly (PlaceOfOne | undefined)[]): Plan {
    const lists: (StageList | undefined)[] = [];
    return {
      ...plan,
      meeting: plan.meeting.size === 0 ? plan.meeting : this.meetingWith(plan, preference, one),
      list: (stage) => (lists[stage] ??= listWith(plan.list(stage, 0), preference, places[stage])),
    };
  }

  private meetingWith(plan: Plan, preference: number, one: Applicants): Plan['meeting'] {
    const facts = one.columns.facts[0] ?? {};
    const measured = {
      millimetres: (measure: string) => one.columns.millimetres[plan.intake.measures.indexOf(measure)]?.[0] ?? Number.NaN,
      bandOf: (id: string) => one.bands.get(id)?.[0],
    };
    return new Map(
      [...plan.meeting].map(([stage, meeting]) => {
        const counts = plan.stages[stage]?.cap?.counts;
        const meets = counts?.kind === 'everyone-meeting' && testOf(counts.when, plan.intake.school)(facts, measured);
        if (meets === meeting.has(preference)) return [stage, meeting];
        const changed = new Set(meeting);
        if (meets) changed.add(preference);
        else changed.delete(preference);
        return [stage, changed];
      }),
    );
  }
}

/** Who asks for an intake, and the bands that they make; a band changes with nobody but the child. */
const banders = new WeakMap<Plan, ReadonlyMap<string, (facts: ChildFacts) => string>>();

function bandersOf({ snapshot, childOf, plans }: World, intake: number): ReadonlyMap<string, (facts: ChildFacts) => string> {
  const plan = plans[intake];
  if (plan === undefined) return new Map();
  const known = banders.get(plan);
  if (known !== undefined) return known;
  const made = new Map(
    plan.ready.bandings.map(([id, banding]) => [id, bandsAmong(banding, Array.from(plan.asking, (preference) => snapshot.facts[childOf[preference] ?? -1] ?? {}))]),
  );
  banders.set(plan, made);
  return made;
}

/** A list with the child at a place, or nowhere; nobody reads keys or lots of it. */
function listWith(list: StageList, preference: number, place: PlaceOfOne | undefined): StageList {
  const before = list.order.indexOf(preference);
  const length = list.order.length - (before < 0 ? 0 : 1) + (place === undefined ? 0 : 1);
  const order = new Int32Array(length);
  const category = new Uint8Array(length);
  let to = 0;
  for (let from = 0; from <= list.order.length; from += 1) {
    if (from === place?.at) {
      order[to] = preference;
      category[to] = place.category;
      to += 1;
    }
    if (from === before || from === list.order.length) continue;
    order[to] = list.order[from] as number;
    category[to] = list.category[from] as number;
    to += 1;
  }
  return { order, category, width: 0, keys: new Float64Array(0), drawn: new Map() };
}
