import type { Intake, Likelihood, Supposed } from '@contract';
import { measuresOf } from '@allocation';
import type { Language } from '@kernel';
import { atomsOf, conditionsOf, keysOf, type Policy } from '@policy';
import type { PlaceMeasurer } from '../place/measure-place';
import type { PastRound } from './past-round';
import { sayLikelihood, type YearTried } from './say-likelihood';
import { sortSupposed, supposedFacts } from './supposed-facts';

/** A child to be tried out: where the family asks from, what it says, and the years to look back on. */
export interface ChildTried {
  readonly measurer: PlaceMeasurer;
  readonly said: readonly Supposed[];
  readonly past: readonly PastRound[];
  /** The year that children start in this round. */
  readonly startYear: number;
  /** The language of what is said. */
  readonly language: Language;
}

/**
 * What would have come of a child at one intake in each of the earlier years, under the policy of that year.
 *
 * The place is measured as that year's policy measured, to the points and on the streets of now. Only what was said that
 * the policy asks about is put to it.
 */
export async function tryChild(intake: Intake, policy: Policy | undefined, tried: ChildTried): Promise<Likelihood> {
  const { measurer, said, past, startYear, language } = tried;
  const years: YearTried[] = [];
  for (const round of past) years.push(await inYear(intake, round, measurer, said));
  const asked = policy ?? past.map((round) => round.intakeOf(intake.school, intake.ageGroup)?.policy).at(-1);
  const { used, unused } = asked === undefined ? { used: [], unused: said } : sortSupposed(asked, said);
  const measured = asked !== undefined && measuresOf(asked).length > 0;
  return {
    says: sayLikelihood(years, { startYear, measured, more: used.length > 0, language }),
    years,
    used: [...new Set(used.map(({ kind }) => kind))],
    unused: [...new Set(unused.map(({ kind }) => kind))],
  };
}

async function inYear(
  { school, ageGroup }: Intake,
  round: PastRound,
  measurer: PlaceMeasurer,
  said: readonly Supposed[],
): Promise<YearTried> {
  const { year } = round;
  const found = round.intakeOf(school, ageGroup);
  if (found === undefined) return { year, would: 'not-known' };
  if (goesByList(found.policy)) return { year, would: 'not-known' };
  const place = await measurer.of(found.policy);
  if ('unmeasured' in place) return { year, would: 'not-known' };
  const { used } = sortSupposed(found.policy, said);
  const millimetres = Object.fromEntries(
    [...place.distances].map(([measure, distance]) => [measure, distance.millimetres]),
  );
  const facts = { ...supposedFacts(used, found.policy), ...place.facts };
  return { year, would: round.ask(found.number, { facts, millimetres }) };
}

/** Whether the school orders children by a list of its own: where a child would have stood in it nobody can know. */
function goesByList(policy: Policy): boolean {
  const atoms = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing));
  return atoms.some(({ kind }) => kind === 'listed') || keysOf(policy).some(({ thing }) => thing.by === 'listed');
}
