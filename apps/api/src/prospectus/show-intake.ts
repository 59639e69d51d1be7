import { measuresOf } from '@allocation';
import type { Intake, IntakeForPlace } from '@contract';
import { type Language, sayDistance, stepsOf } from '@kernel';
import { atomsOf, conditionsOf, criteriaTable, type Policy, sayPool } from '@policy';
import type { DeterminedPolicy } from '../policies';
import { type KeptFigures, shown } from './figures/show-figures';
import { questionsOf } from './likelihood/policy-questions';
import { kindsAsked } from './likelihood/supposed-facts';
import { tryChild } from './likelihood/try-child';
import type { Around } from './look-around';
import type { PlaceTried } from './place/measure-place';
import { sayUnmeasured } from './place/unmeasured';

/** Catchments that the scheme's fallback counts, besides those that policies name. */
type Areas = IntakeForPlace['areas'];

/** One intake as it looks from the place. */
export async function showIntake(
  around: Around,
  intake: Intake,
  figures: readonly KeptFigures[],
): Promise<IntakeForPlace> {
  const determined = around.policies.get(intake.id);
  const tried = determined === undefined ? undefined : await around.tried.measurer.of(determined.policy);
  return {
    intake: intake.id,
    school: intake.school,
    name: intake.name,
    ageGroup: intake.ageGroup,
    places: intake.offerLimit,
    admissionNumber: intake.admissionNumber,
    metres: around.metresTo(intake),
    nearest: around.nearestPoint(intake),
    policy: determined === undefined ? null : inWords(determined, around),
    measures: determined === undefined ? [] : measuresTried(determined.policy, tried, around.language),
    areas: determined === undefined ? [] : areasTried(determined.policy, tried, around),
    unmeasured: unmeasuredOf(tried, around.language),
    pastYears: figures
      .filter(({ school, ageGroup }) => school === intake.school && ageGroup === intake.ageGroup)
      .map(shown),
    likelihood: await tryChild(intake, determined?.policy, around.tried),
  };
}

function unmeasuredOf(tried: PlaceTried | undefined, language: Language): string | null {
  if (tried === undefined) return sayUnmeasured('no-policy', language);
  return 'unmeasured' in tried ? sayUnmeasured(tried.unmeasured, language) : null;
}

function inWords({ version, policy }: DeterminedPolicy, { schools }: Around): NonNullable<IntakeForPlace['policy']> {
  return {
    version,
    title: policy.title,
    criteria: criteriaTable(policy).map((line) => ({ ...line })),
    pools: (policy.pools ?? []).map((pool) => sayPool(policy, pool)),
    asks: kindsAsked(policy),
    questions: questionsOf(policy, (school) => schools.get(school)?.name),
  };
}

/** Each measure that ranks children, with the distance as the policy states it: its unit, its rounding, both ends. */
function measuresTried(policy: Policy, tried: PlaceTried | undefined, language: Language): IntakeForPlace['measures'] {
  return measuresOf(policy).flatMap((measure) => {
    const how = policy.definitions.measures[measure];
    if (how === undefined) return [];
    const found = tried === undefined || 'unmeasured' in tried ? undefined : tried.distances.get(measure);
    const distance =
      found === undefined
        ? null
        : { says: sayDistance(stepsOf(found.millimetres, how), how, language), millimetres: found.millimetres };
    const { says, method, unit } = how;
    return [{ measure, says, method, unit, rounding: sayRounding(how, language), distance, to: found?.to ?? null }];
  });
}

function sayRounding({ unit, decimals }: Policy['definitions']['measures'][string], language: Language): string {
  if (language === 'cy') return sayRoundingInWelsh(unit, decimals);
  if (decimals === 'none') return 'compared to the millimetre, without rounding';
  if (decimals === 0) return `rounded to whole ${unit}s, halves up`;
  return `in ${unit}s, rounded to ${String(decimals)} decimal${decimals === 1 ? '' : 's'}, halves up`;
}

/** The plurals, and as they follow “mewn”. */
const welshUnits = { metre: 'metrau', kilometre: 'cilometrau', mile: 'milltiroedd' } as const;

function sayRoundingInWelsh(unit: keyof typeof welshUnits, decimals: number | 'none'): string {
  if (decimals === 'none') return "wedi'i gymharu i'r milimetr, heb dalgrynnu";
  const half = 'gyda hanner yn cael ei dalgrynnu i fyny';
  if (decimals === 0) return `mewn ${welshUnits[unit]} cyfan, ${half}`;
  return `mewn ${welshUnits[unit]}, wedi'i dalgrynnu i ${String(decimals)} lle degol, ${half}`;
}

function areasTried(policy: Policy, tried: PlaceTried | undefined, { areas }: Around): Areas {
  if (tried === undefined || 'unmeasured' in tried) return [];
  const inside = new Set(tried.facts.areas);
  return areasNamed(policy).map((area) => ({
    area,
    says: policy.definitions.areas[area]?.says ?? area,
    inside: inside.has(area),
    version: areas.get(mapOf(policy, area))?.id ?? areas.get(area)?.id ?? null,
  }));
}

/** The areas that a policy gives priority for, in reading order. */
export function areasNamed(policy: Policy): readonly string[] {
  const atoms = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing));
  return [...new Set(atoms.flatMap((atom) => (atom.kind === 'catchment' ? atom.areas : [])))];
}

/** The name of the map that a policy names for an area. */
function mapOf(policy: Policy, area: string): string {
  return policy.definitions.areas[area]?.map?.replace(/^.*\//, '').replace(/\.geojson$/, '') ?? area;
}
