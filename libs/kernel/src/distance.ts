import type { Language } from './language';

/** Units in which a policy may state a distance. */
export const units = ['metre', 'kilometre', 'mile'] as const;
export type Unit = (typeof units)[number];

/** Whole millimetres in one unit; the international mile is exactly 1,609.344 metres. */
export const millimetresIn: Readonly<Record<Unit, number>> = { metre: 1_000, kilometre: 1_000_000, mile: 1_609_344 };

/** The unit and the decimals kept; `none` compares exact millimetres. */
export interface Rounding {
  readonly unit: Unit;
  readonly decimals: number | 'none';
}

/**
 * A measured distance as a policy compares it: a whole number of its smallest step, halves rounded up (1.13).
 *
 * Two decimals in kilometres give tens of metres. With `none` the step is one millimetre.
 */
export function stepsOf(millimetres: number, rounding: Rounding): number {
  if (rounding.decimals === 'none') return millimetres;
  return Math.floor((millimetres * 10 ** rounding.decimals) / millimetresIn[rounding.unit] + 0.5);
}

/** Steps as people write them: "0.712 miles", "689 metres"; in Welsh "0.712 milltir", "689 metr". */
export function sayDistance(steps: number, rounding: Rounding, language: Language = 'en'): string {
  const exact = rounding.decimals === 'none';
  const value = exact ? steps / millimetresIn[rounding.unit] : steps / 10 ** Number(rounding.decimals);
  const decimals = exact ? (rounding.unit === 'metre' ? 3 : 6) : Number(rounding.decimals);
  const text = value.toFixed(decimals);
  if (language === 'cy') return `${text} ${welshUnit(rounding.unit, text)}`;
  return `${text} ${rounding.unit}${Number(text) === 1 ? '' : 's'}`;
}

/** Each unit after a number, after one, and after two: Welsh softens the word, and counts in the singular. */
const welshUnits: Readonly<Record<Unit, readonly [many: string, one: string, two: string]>> = {
  metre: ['metr', 'metr', 'fetr'],
  kilometre: ['cilometr', 'cilometr', 'gilometr'],
  mile: ['milltir', 'filltir', 'filltir'],
};

function welshUnit(unit: Unit, number: string): string {
  const [many, one, two] = welshUnits[unit];
  return number === '1' ? one : number === '2' ? two : many;
}
