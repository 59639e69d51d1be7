/** One of several things to choose from. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** What must be put right, and in which field. */
export interface Fault {
  readonly field: string;
  readonly says: string;
}

/** The ids of the hint and the error of a field, for `aria-describedby`; nothing when there is neither. */
export function describedBy(name: string, hint: string | undefined, error: string | undefined): string | null {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])];
  return ids.length === 0 ? null : ids.join(' ');
}

/** The parts of a date as they were typed. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A date as it was typed: whole (`2024-03-01`) or unfinished (`2024--1`). */
export function datePartsOf(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-');
  return { day: day.replace(/^0(?=\d)/, ''), month: month.replace(/^0(?=\d)/, ''), year };
}

/** What was typed as one text: `YYYY-MM-DD` once it is a date, nothing when nothing was typed. */
export function dateTextOf({ day, month, year }: DateParts): string {
  const parts = [year, month, day].map((part) => part.trim());
  if (parts.every((part) => part === '')) return '';
  const [y = '', m = '', d = ''] = parts;
  const whole = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return isDay(whole) ? whole : parts.join('-');
}

/** Whether a text is a day of the calendar: `2024-02-29`, not `2023-02-29`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
