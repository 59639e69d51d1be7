import type { ChildFacts } from '@policy';
import { makeCorners } from './corners';
import type { Child } from './families/child';
import { planPlaces, type PlanPlace } from './families/ehc-plans';
import { factsOf } from './families/facts';
import { makeFamilies } from './families/families';
import { makeLand, type Land } from './land/land';
import { placesOf } from './places';
import { drawnThrough } from './schools/areas';
import { earlierSchools } from './schools/earlier-schools';
import { placeSchools } from './schools/place-schools';
import type { EarlierSchool, TownSchool } from './schools/school';
import type { Phase, TownOptions } from './town-options';

/** A fictional authority, whole: its land, schools, children and what is true of them. */
export interface Town {
  readonly options: Required<TownOptions>;
  readonly land: Land;
  readonly schools: readonly TownSchool[];
  /** The schools that children go to before Year 7. */
  readonly earlier: readonly EarlierSchool[];
  readonly places: ReadonlyMap<string, number>;
  readonly children: readonly Child[];
  readonly facts: ReadonlyMap<string, ChildFacts>;
  readonly plans: readonly PlanPlace[];
}

/** The town that these options make: streets first, then schools, then families, each from a stream of chance of its own. */
export function buildTown(options: Required<TownOptions>): Town {
  const { phase, seed } = options;
  const land = makeLand(options.children, seed);
  const earlier = earlierSchools(land, options.schools, seed);
  const sited = placeSchools(land, options.schools, phase, earlier, seed);
  const corners = makeCorners(land, sited);
  const schools = sited.map((school) =>
    school.part === 'mapped'
      ? { ...school, areas: school.areas.map((area) => drawnThrough(area, school.centre, corners.onTheLine)) }
      : school,
  );
  const ordinary = makeFamilies(options.children - corners.children.length, land, schools, earlier, phase, seed);
  const children = [...ordinary, ...corners.children];
  const plans = [...planPlaces(ordinary, schools, seed), ...corners.plans];
  const places = placesOf(schools, children, plans);
  return { options, land, schools, earlier, places, children, facts: factsOf(children, schools, seed), plans };
}

/** What the round is called, in September of the year the children start. */
export function roundTitle(phase: Phase): string {
  return `${phase === 'secondary' ? 'Year 7' : 'Reception'} places in Marramshire, September 2027`;
}
