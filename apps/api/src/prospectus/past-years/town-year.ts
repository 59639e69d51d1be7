import type { MeasuringPoint } from '@contract';
import type { Lined, PlainRows } from '@gather';
import { digestText } from '@kernel';
import { keysOf } from '@policy';
import type { Town } from '@town';
import type { RoundAround } from '../place/round-around';

/** A year of the town as it is put together with others: its year, and its families. */
export interface TownYear {
  readonly year: number;
  readonly town: Town;
}

/** The name of a child of one year, so that several years can be measured together. */
export function inYear(year: number, child: string): string {
  return `${String(year)}/${child}`;
}

/** Several years of the town in one set of rows, to be measured in one go: the walk to a gate is searched once for all. */
export function rowsOfYears(years: readonly TownYear[], around: RoundAround): PlainRows {
  const known = new Map(around.intakes.map((intake) => [intake.school, intake]));
  const taking = around.intakes.flatMap((intake) => {
    const policy = around.policies.get(intake.id)?.policy;
    return policy === undefined ? [] : [{ intake, policy }];
  });
  const named = new Set(taking.map(({ intake }) => intake.id));
  const idOf = (school: string): string | undefined => {
    const id = known.get(school)?.id;
    return id !== undefined && named.has(id) ? id : undefined;
  };
  const children = years.flatMap(({ year, town }) => town.children.map((child) => ({ year, child, town })));
  const points = [...around.points.values()].flat();
  return {
    round: {
      id: 'years',
      title: 'Earlier years',
      authority: around.round.authority,
      phase: 'other',
      year: around.round.year,
      kind: 'offer-day',
      fallback: { kind: 'none' },
      fallbackMeasure: 'straight-line',
      frozenOn: around.round.dates.closes,
    },
    policies: taking.map(({ policy }) => ({ file: policy.id, policy })),
    schools: [...around.points.keys()].map((school) => schoolOf(school, points, around)),
    points: points.map(({ school, point, kind, easting, northing }) =>
      lined({ school, point, kind, easting, northing }),
    ),
    intakes: taking.map(({ intake, policy }) =>
      lined({
        intake: intake.id,
        school: intake.school,
        name: intake.name,
        policy: policy.id,
        places: intake.offerLimit,
      }),
    ),
    children: children.map(({ year, child }) => lined({ child: inYear(year, child.id), resident: child.resident })),
    homes: children.map(({ year, child: { id, home } }) =>
      lined({ child: inYear(year, id), easting: home.easting, northing: home.northing, postcode: home.postcode }),
    ),
    preferences: children.flatMap(({ year, child }) =>
      child.wishes
        .flatMap((school) => idOf(school) ?? [])
        .map((intake, at) => lined({ child: inYear(year, child.id), rank: at + 1, intake })),
    ),
    measurements: [],
    held: years.flatMap(({ year, town }) =>
      town.plans.flatMap(({ child, school, counts }) => {
        const intake = idOf(school);
        return intake === undefined
          ? []
          : [lined({ child: inYear(year, child), intake, why: 'ehc-plan' as const, counts, mayMove: false })];
      }),
    ),
    draws: [],
    facts: children.map(({ year, child, town }) =>
      lined({ child: inYear(year, child.id), facts: factsIn(town, year, child.id) }),
    ),
    areas: around.pieces,
  };
}

/** Twins of one year share nothing with twins of another. */
function factsIn(town: Town, year: number, child: string): PlainRows['facts'][number]['facts'] {
  const { multipleBirth, ...facts } = town.facts.get(child) ?? {};
  return multipleBirth === undefined ? facts : { ...facts, multipleBirth: inYear(year, multipleBirth) };
}

/** The draws of a year, for the policies that draw; anybody can make them again. */
export function drawsOf(year: number, around: RoundAround): PlainRows['draws'][number][] {
  return around.intakes.flatMap(({ id, school }) => {
    const policy = around.policies.get(id)?.policy;
    if (policy === undefined || !keysOf(policy).some(({ thing }) => thing.by === 'draw')) return [];
    const seed = `${school} ${String(year)} made for the demonstration`;
    return [
      lined({
        intake: id,
        id: `${school}-${String(year)}-draw`,
        seed,
        commitment: digestText(seed),
        supervisor: 'nobody: this year was made for the demonstration',
      }),
    ];
  });
}

function schoolOf(
  school: string,
  points: readonly MeasuringPoint[],
  { schools }: RoundAround,
): PlainRows['schools'][number] {
  const mine = points.filter((point) => point.school === school);
  const centre = mine.find(({ kind }) => kind === 'centre') ?? mine[0];
  return lined({
    school,
    name: schools.get(school)?.name ?? school,
    easting: centre?.easting ?? 0,
    northing: centre?.northing ?? 0,
  });
}

function lined<Row extends object>(row: Row): Lined<Row> {
  return { ...row, line: 0 };
}
