import { GeographyError, show } from '../geography-error';

const whole = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/;
const sector = /^([A-Z]{1,2}\d[A-Z\d]?) (\d)$/;
const district = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** A postcode in its one written form, `LE15 8HQ`, whatever the case and spaces it came in; refuses anything else. */
export function parsePostcode(text: string, where = 'postcode'): string {
  const parts = whole.exec(tidy(text));
  if (parts) return `${parts[1] ?? ''} ${parts[2] ?? ''}`;
  throw notAPostcode(text, where, 'a whole postcode, such as LE15 8HQ');
}

/** A line of a postcode list in its one written form: a whole postcode, a sector (`LE15 8`) or a district (`LE15`). */
export function parsePostcodeLine(text: string, where: string): string {
  const tidied = tidy(text);
  if (sector.test(tidied) || (district.test(tidied) && !whole.test(tidied))) return tidied;
  if (whole.test(tidied)) return parsePostcode(tidied, where);
  throw notAPostcode(text, where, 'a postcode (LE15 8HQ), a sector (LE15 8) or a district (LE15)');
}

/** Every line of a postcode list that would take in this postcode: itself, its sector, its district. */
export function linesTaking(postcode: string): readonly string[] {
  const parsed = parsePostcode(postcode);
  return [parsed, parsed.slice(0, -2), parsed.slice(0, -4)];
}

function tidy(text: string): string {
  return text.trim().toUpperCase().replace(/\s+/g, ' ');
}

function notAPostcode(text: string, where: string, allowed: string): GeographyError {
  return new GeographyError({ where, found: show(text), allowed, mend: 'Write it as on an envelope.' });
}
