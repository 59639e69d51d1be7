import type { PlaceOfOne } from '@ranking';
import type { Plan } from './plan';
import type { World } from './world';

/** Places leave room between any two positions of a list, where one changed child may stand. */
export function placeAt(position: number): number {
  return position < 0 ? -1 : 2 * position + 1;
}

/** The place between a position and the one before it. */
export function placeBefore(position: number): number {
  return 2 * position;
}

/** Where children stand in the lists of the intakes that take turns. */
export class ListPlaces {
  /** By preference: where its child stands among those who ask for the intake. */
  private readonly among: Int32Array;
  /** By intake, stage and standing among those who ask: the place in the list, or -1. */
  private readonly places: readonly (readonly Int32Array[])[];

  constructor(world: World) {
    this.among = new Int32Array(world.childOf.length);
    this.places = world.plans.map((plan) => (plan.simple ? [] : this.placesOf(plan)));
  }

  private placesOf(plan: Plan): readonly Int32Array[] {
    plan.asking.forEach((preference, at) => (this.among[preference] = at));
    return plan.stages.map(({ stage }) => {
      const places = new Int32Array(plan.asking.length).fill(-1);
      plan.list(stage, 0).order.forEach((preference, position) => (places[this.among[preference] as number] = placeAt(position)));
      return places;
    });
  }

  /** Whether a child stands after these places in every list of the intake that they are on. */
  isAfter(preference: number, intake: number, seen: readonly number[]): boolean {
    const places = this.places[intake] as readonly Int32Array[];
    const at = this.among[preference] as number;
    for (let stage = 0; stage < places.length; stage += 1) {
      const place = (places[stage] as Int32Array)[at] as number;
      if (place >= 0 && place <= (seen[stage] as number)) return false;
    }
    return true;
  }

  /** How far a choice looked, as places; `changed` says where one child stood instead. */
  placesSeen(plan: Plan, seen: readonly number[], changed: { readonly preference: number; readonly places: readonly (PlaceOfOne | undefined)[] } | undefined): readonly number[] {
    return seen.map((position, stage) => {
      const { order } = plan.list(stage, 0);
      if (position < 0) return -1;
      const preference = order[position];
      if (preference === undefined) return Number.POSITIVE_INFINITY;
      if (preference === changed?.preference) return placeBefore(changed.places[stage]?.at ?? 0);
      return this.places[plan.number]?.[stage]?.[this.among[preference] as number] ?? -1;
    });
  }
}
