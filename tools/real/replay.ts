import type { ChildFacts } from '@policy';
import type { Spot, Wish } from './deal-wishes';

/** One school of a replayed round, with its intake. */
export interface ReplaySchool extends Spot {
  readonly id: string;
  readonly name: string;
  readonly places: number;
  /** Its policy document, as YAML. */
  readonly policy: string;
  /** Whether the scheme may place children here whom no preference placed. */
  readonly takesFallback: boolean;
}

/** One family of a replayed round. */
export interface ReplayFamily {
  readonly id: string;
  readonly home: Spot & { readonly postcode: string };
  readonly wishes: readonly Wish[];
  readonly facts?: ChildFacts;
}

/** A real round to be run again, as far as published data say what it was. */
export interface Replay {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly phase: 'primary' | 'secondary';
  readonly year: number;
  readonly frozenOn: string;
  /** What the scheme does for children whom no preference placed, in words; and how it measures. */
  readonly fallback: { readonly says: string; readonly measure: 'straight-line' | 'walking-route' };
  readonly schools: readonly ReplaySchool[];
  readonly families: readonly ReplayFamily[];
  readonly seed: number;
  /** Maps of the areas that policies name, as GeoJSON by the name of the file. */
  readonly areas?: ReadonlyMap<string, string>;
  /** The file of the street network, to be copied. */
  readonly network?: string;
}
