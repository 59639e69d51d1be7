import type { Spot } from '../land/spot';
import type { Part, SchoolKind } from './kinds';

/** A place to which a policy may measure. */
export interface SchoolPoint extends Spot {
  readonly point: string;
  readonly kind: 'gate' | 'named-point' | 'centre' | 'reception' | 'nodal-point';
}

/** A primary school or nursery that children go to now; some academies name three of them as feeders. */
export interface EarlierSchool extends Spot {
  readonly id: string;
  readonly name: string;
}

/** An area drawn on a map, by its corners in order. */
export interface MappedArea {
  readonly id: string;
  readonly corners: readonly Spot[];
}

/** A school of the town, before anybody has asked for it. */
export interface TownSchool {
  readonly id: string;
  readonly name: string;
  readonly kind: SchoolKind;
  readonly part: Part | undefined;
  readonly centre: Spot;
  readonly points: readonly SchoolPoint[];
  readonly district: string;
  /** How much families want it, from 0 to 1000. */
  readonly appeal: number;
  readonly feeders: readonly EarlierSchool[];
  readonly areas: readonly MappedArea[];
}

/** The school that plays a part in the hard corners, if the town is large enough to have it. */
export function playing(part: Part, schools: readonly TownSchool[]): TownSchool | undefined {
  return schools.find((school) => school.part === part);
}
