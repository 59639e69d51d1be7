import type { Likelihood, WouldBeShown } from '@contract';
import type { SaidOf } from './said-of';
import { sayLikelihoodInWelsh } from './say-likelihood-welsh';

/** What would have come of a child in one year. */
export interface YearTried {
  readonly year: number;
  readonly would: WouldBeShown;
}

/**
 * The honest statement about earlier years. It says "would" only where the engine decided so, "by lot" where only the draw
 * could tell, and says it plainly when nothing is known.
 */
export function sayLikelihood(years: Likelihood['years'], of: SaidOf): string {
  if (of.language === 'cy') return sayLikelihoodInWelsh(years, of);
  const told = years.filter(({ would }) => would !== 'not-known' && would !== 'too-few');
  const tooFew = years.filter(({ would }) => would === 'too-few');
  const silence =
    tooFew.length === 0
      ? []
      : [
          `For ${listed(tooFew)} we do not say, because so few children had this priority that it would tell of one of them.`,
        ];
  if (told.length === 0)
    return [...silence, 'We do not know yet how places went here in earlier years.'].slice(0, 1).join(' ');
  return [...sayTold(told, of), ...silence].join(' ');
}

function sayTold(told: Likelihood['years'], of: SaidOf): string[] {
  const who = whoOf(of);
  const offered = told.filter(({ would }) => would === 'offered');
  const refused = told.filter(({ would }) => would === 'not-offered');
  const lots = told.filter(({ would }) => would === 'by-lot');
  const when = whenOf(told, of);
  if (offered.length === told.length) return [`${when.all} ${who} would have been offered a place.`];
  if (refused.length === told.length) return [`${when.all} ${who} would not have been offered a place.`];
  if (lots.length === told.length)
    return [`${when.all} it would have been decided by lot whether ${who} was offered a place.`];
  const yes = offered.length > 0 ? [`${when.some(offered)} ${who} would have been offered a place.`] : [];
  const no =
    refused.length > 0
      ? [`In ${listed(refused)} ${yes.length > 0 ? 'the child' : who} would not have been offered a place.`]
      : [];
  const byLot = lots.length > 0 ? [`In ${listed(lots)} it would have been decided by lot.`] : [];
  return [...yes, ...no, ...byLot];
}

/** "a child at this distance without other priority": never more than what was put to the engine. */
export function whoOf({ measured, more }: Pick<SaidOf, 'measured' | 'more'>): string {
  const where = measured ? 'a child at this distance' : 'a child who lives here';
  return `${where} ${more ? 'with the priority you told us of' : 'without other priority'}`;
}

/** How the years are spoken of: as the last ones only where they are. */
function whenOf(
  told: Likelihood['years'],
  { startYear }: SaidOf,
): { all: string; some: (years: Likelihood['years']) => string } {
  const inOrder = told.map(({ year }) => year).sort((a, b) => b - a);
  const areLast = inOrder.every((year, at) => year === startYear - 1 - at);
  const count = counted[told.length] ?? String(told.length);
  if (told.length === 1)
    return {
      all: areLast ? `Last year (${String(inOrder[0])})` : `In ${listed(told)}`,
      some: (years) => `In ${listed(years)}`,
    };
  const name = areLast ? `the last ${count} years` : `the ${count} years that we know of`;
  const all = areLast ? `In each of ${name}` : `In each of ${name} (${listed(told)})`;
  return { all, some: (years) => `In ${counted[years.length] ?? String(years.length)} of ${name} (${listed(years)})` };
}

const counted = ['none', 'one', 'two', 'three'];

function listed(years: Likelihood['years']): string {
  const names = years
    .map(({ year }) => year)
    .sort((a, b) => a - b)
    .map(String);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
