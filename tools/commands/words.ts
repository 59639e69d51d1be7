const thousands = new Intl.NumberFormat('en-GB');

/** A number as people read it: "1,234". */
export function say(number: number): string {
  return thousands.format(number);
}

/** A number with its noun: "1 child", "2,000 children". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${say(number)} ${number === 1 ? one : many}`;
}

/** A share as a percentage with one decimal: "93.4%". */
export function share(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)}%`;
}
