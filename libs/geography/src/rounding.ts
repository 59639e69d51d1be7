import { GeographyError, show } from './geography-error';

export type DistanceUnit = 'metre' | 'kilometre' | 'mile';

/** How a policy rounds a distance before two children are compared: a unit and its decimal places, or not at all. */
export type Rounding = 'none' | { readonly unit: DistanceUnit; readonly decimals: number };

/** The millimetres in each unit. A mile is exactly 1,609.344 metres. */
export const millimetresIn: Readonly<Record<DistanceUnit, number>> = {
  metre: 1_000,
  kilometre: 1_000_000,
  mile: 1_609_344,
};

const plurals: Readonly<Record<DistanceUnit, string>> = { metre: 'metres', kilometre: 'kilometres', mile: 'miles' };

/**
 * The distance as a whole count of the policy's smallest step: thousandths of a mile, tens of metres, millimetres.
 *
 * Halves go up, in whole-number arithmetic throughout, so two homes tie exactly when the policy says they tie (1.8).
 */
export function roundDistance(millimetres: number, rounding: Rounding): number {
  checkDistance(millimetres);
  if (rounding === 'none') return millimetres;
  checkDecimals(rounding.decimals);
  const unit = millimetresIn[rounding.unit];
  const doubled = 2 * millimetres * 10 ** rounding.decimals + unit;
  if (!Number.isSafeInteger(doubled)) throw tooLong(millimetres);
  return (doubled - (doubled % (2 * unit))) / (2 * unit);
}

/** The rounded distance as a parent reads it: `0.712 miles`, `689 metres`, `1 mile`. Unrounded is given to the millimetre. */
export function formatDistance(millimetres: number, rounding: Rounding): string {
  const count = roundDistance(millimetres, rounding);
  const { unit, decimals } = rounding === 'none' ? { unit: 'metre' as const, decimals: 3 } : rounding;
  const digits = String(count).padStart(decimals + 1, '0');
  const number = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `${number} ${number === '1' ? unit : plurals[unit]}`;
}

function checkDistance(millimetres: number): void {
  if (Number.isSafeInteger(millimetres) && millimetres >= 0) return;
  throw new GeographyError({
    where: 'millimetres',
    found: show(millimetres),
    allowed: 'a whole number from 0',
    mend: 'Measure in whole millimetres before rounding.',
  });
}

function checkDecimals(decimals: number): void {
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= 6) return;
  throw new GeographyError({
    where: 'decimals',
    found: show(decimals),
    allowed: 'a whole number from 0 to 6',
    mend: 'Say how many decimal places the policy publishes.',
  });
}

function tooLong(millimetres: number): GeographyError {
  return new GeographyError({
    where: 'millimetres',
    found: show(millimetres),
    allowed: 'a distance of at most 4,000 kilometres',
    mend: 'Check the two points: no home is that far from an English school.',
  });
}
