/** A cell of the register as we keep it, or in words what it should have been. */
export type Cell = { readonly value: string | number | boolean | null } | { readonly allowed: string };
export type CellReader = (text: string) => Cell;

/** A text; an empty cell says nothing. */
export const words: CellReader = (text) => ({ value: text === '' ? null : text });

/** A text that must be there. */
export const someWords: CellReader = (text) => (text === '' ? { allowed: 'some text' } : { value: text });

/** Digits, of a certain number; an empty cell says nothing. */
export function digits(shape: RegExp, allowed: string): CellReader {
  return (text) => {
    if (text === '') return { value: null };
    return shape.test(text) ? { value: text } : { allowed };
  };
}

/** A whole number within bounds; an empty cell says nothing. */
export function whole(least: number, most: number): CellReader {
  return (text) => {
    if (text === '') return { value: null };
    const value = Number(text);
    const fits = /^\d+$/.test(text) && value >= least && value <= most;
    return fits ? { value } : { allowed: `a whole number from ${least} to ${most}, or nothing` };
  };
}

/** One of the register's own words, each with what it is here. */
export function oneOf(known: Readonly<Record<string, string | boolean | null>>): CellReader {
  return (text) => {
    const value = known[text];
    return value === undefined ? { allowed: `one of: ${Object.keys(known).filter(Boolean).join(', ')}` } : { value };
  };
}

/** A day as the register writes it, 31-01-2027 or 31/01/2027. */
export const day: CellReader = (text) => {
  if (text === '') return { value: null };
  const [, date, month, year] = /^(\d\d)[-/](\d\d)[-/](\d{4})$/.exec(text) ?? [];
  const written = `${year ?? ''}-${month ?? ''}-${date ?? ''}`;
  const there = Date.parse(`${written}T00:00:00Z`);
  const fits = Number.isFinite(there) && new Date(there).toISOString().startsWith(written);
  return fits ? { value: written } : { allowed: 'a day such as 31-01-2027, or nothing' };
};
