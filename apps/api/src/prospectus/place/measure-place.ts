import { gather } from '@gather';
import { BadInput, canonicalJson } from '@kernel';
import { type Grid, GeographyError } from '@geography';
import type { ChildFacts, Policy } from '@policy';
import { anybody, cannotMeasure, plainPlace } from './plain-place';
import type { RoundAround } from './round-around';
import type { Unmeasured } from './unmeasured';

/** What the maps say of a place to one policy: distances by its measures, the areas it lies in, the nearest schools. */
export interface PlaceMeasured {
  /** By measure: whole millimetres, and the point that counts. */
  readonly distances: ReadonlyMap<string, { readonly millimetres: number; readonly to: Grid | null }>;
  readonly facts: Pick<ChildFacts, 'areas' | 'nearest'>;
}

/** The same, or why not. */
export type PlaceTried = PlaceMeasured | { readonly unmeasured: Unmeasured };

/**
 * Measures a place for one policy after another, each by its own method, and remembers while one question is answered.
 *
 * A policy that measures and maps as another of the same school did is not measured again.
 */
export class PlaceMeasurer {
  private readonly known = new Map<string, Promise<PlaceTried>>();

  constructor(
    private readonly around: RoundAround,
    private readonly place: Grid & { readonly postcode: string | null },
  ) {}

  /** What the maps say of the place to this policy. */
  of(policy: Policy): Promise<PlaceTried> {
    const key = canonicalJson([policy.school.id, policy.definitions, policy.rows, policy.tieBreak, policy.pools ?? []]);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const now = this.measure(policy);
    this.known.set(key, now);
    return now;
  }

  private async measure(policy: Policy): Promise<PlaceTried> {
    const why = cannotMeasure(this.around, policy, this.place.postcode);
    if (why !== null) return { unmeasured: why };
    try {
      const { facts, measurements } = await gather(plainPlace(this.around, policy, this.place), this.around.measurers);
      const mine = facts.find(({ child }) => child === anybody)?.facts ?? {};
      return {
        distances: new Map(
          measurements.map(({ measure, millimetres, to }) => [measure, { millimetres, to: to ?? null }]),
        ),
        facts: {
          ...(mine.areas === undefined ? {} : { areas: mine.areas }),
          ...(mine.nearest === undefined ? {} : { nearest: mine.nearest }),
        },
      };
    } catch (error) {
      if (error instanceof BadInput) return { unmeasured: 'no-way' };
      if (error instanceof GeographyError) return { unmeasured: 'away' };
      throw error;
    }
  }
}
