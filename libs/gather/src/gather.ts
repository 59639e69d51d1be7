import type { FactsRow, IntakeRow, MeasurementRow, ReachRow, SnapshotParts } from '@allocation';
import type { PlainRows } from './plain-rows';
import { checkReferences } from './check-references';
import { findAreas } from './find-areas';
import { homesOf } from './homes';
import { pointFinder } from './measuring-points';
import { NearestSchools } from './nearest-schools';
import { PreferenceMeasures } from './preference-measures';
import { Problems } from './problems';
import { Reach } from './reach';
import { Ruler } from './ruler';
import type { Measurers } from './ruler';

/** Told how many measuring points are done, of how many. */
export type GatherProgress = (done: number, total: number) => void;

/**
 * The rows of a snapshot that a folder of plain files says, with everything measured that was not.
 *
 * Fails closed: every preference that cannot be measured is listed, and then nothing is gathered. What the folder
 * already gives (a measurement, an area, a nearest school) is kept as it is. The order of lines does not matter.
 */
export async function gather(plain: PlainRows, measurers: Measurers, progress?: GatherProgress): Promise<SnapshotParts> {
  checkReferences(plain);
  const problems = new Problems();
  const homes = homesOf(plain);
  const ruler = new Ruler(measurers);
  const finder = pointFinder(plain);
  const areas = findAreas(plain, homes, problems);
  const preferences = new PreferenceMeasures(plain, homes, finder, ruler, problems);
  const nearest = new NearestSchools(plain, homes, finder, ruler, problems);
  const reach = new Reach(plain, homes, finder, ruler, problems);
  problems.stopIfAny();
  await ruler.measure(progress);
  const measurements: readonly MeasurementRow[] = preferences.rows();
  const reached: readonly ReachRow[] = reach.rows();
  const facts: readonly FactsRow[] = factsOf(plain, areas, nearest.found());
  problems.stopIfAny();
  return {
    round: roundOf(plain),
    policies: usedPolicies(plain),
    intakes: plain.intakes.map(intakeRow),
    children: plain.children.map(({ child, resident }) => ({ id: child, resident })),
    preferences: plain.preferences.map(({ child, rank, intake }) => ({ child, rank, intake })),
    facts,
    measurements,
    held: plain.held.map(({ line: _line, ...row }) => row),
    draws: plain.draws.map(({ line: _line, ...row }) => row),
    reach: reached,
  };
}

function roundOf({ round }: PlainRows): SnapshotParts['round'] {
  const { frozenOn: _frozenOn, fallbackMeasure: _fallbackMeasure, ...rest } = round;
  return rest;
}

/** Only the policies that order an intake: nothing is frozen that no decision looks at. */
function usedPolicies({ policies, intakes }: PlainRows): SnapshotParts['policies'] {
  const used = new Set(intakes.map(({ policy }) => policy));
  return policies.filter(({ policy }) => used.has(policy.id)).map(({ policy }) => policy);
}

function intakeRow({ intake, line: _line, ...row }: PlainRows['intakes'][number]): IntakeRow {
  const { takesFallback, catchment, ...rest } = row;
  return {
    id: intake,
    ...rest,
    ...(takesFallback === undefined ? {} : { takesFallback }),
    ...(catchment === undefined ? {} : { catchment: [...new Set(catchment)].sort() }),
  };
}

/** Each child's facts, with the areas and nearest schools found added to those given. */
function factsOf(plain: PlainRows, areas: ReadonlyMap<string, readonly string[]>, nearest: ReadonlyMap<string, Nearest>): readonly FactsRow[] {
  const given = new Map(plain.facts.map(({ child, facts }) => [child, facts]));
  return plain.children.flatMap(({ child }): readonly FactsRow[] => {
    const facts = given.get(child) ?? {};
    const inAreas = [...new Set([...(facts.areas ?? []), ...(areas.get(child) ?? [])])].sort();
    const known = new Set(facts.nearest?.map(({ among }) => among));
    const allNearest = [...(facts.nearest ?? []), ...(nearest.get(child) ?? []).filter(({ among }) => !known.has(among))];
    const whole = {
      ...facts,
      ...(inAreas.length > 0 ? { areas: inAreas } : {}),
      ...(allNearest.length > 0 ? { nearest: allNearest.sort((a, b) => (a.among < b.among ? -1 : 1)) } : {}),
    };
    return Object.keys(whole).length === 0 ? [] : [{ child, facts: whole }];
  });
}

type Nearest = NonNullable<FactsRow['facts']['nearest']>;
