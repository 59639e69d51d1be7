import { dateOnly, sayDate, sayDayAndYear, sayTime } from '@kernel';
import { unshielded } from './shapes';

/** The types that a helper may be given, by the words a schema says of itself. */
export const helperTakes: Readonly<Record<string, { readonly type: string; readonly words: number }>> = {
  date: { type: 'day', words: 0 },
  day: { type: 'day', words: 0 },
  time: { type: 'time', words: 0 },
  count: { type: 'number', words: 2 },
};

/**
 * What a template may say besides plain values, in one language. None of them reaches anything but its own argument.
 *
 * `date` says a day with its weekday, `day` without; `time` says a time; `count 3 "place" "places"` says "3 places".
 */
export function helpersIn(language: string): Readonly<Record<string, (...given: readonly unknown[]) => string>> {
  const english = language === 'en';
  const sayIn = (day: unknown, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, {
      ...options,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(new Date(`${textOf(day)}T00:00:00Z`));
  return {
    date: (day) => (english ? sayDate(dateOnly(textOf(day))) : sayIn(day, { weekday: 'long' })),
    day: (day) => (english ? sayDayAndYear(dateOnly(textOf(day))) : sayIn(day, {})),
    time: (time) => (english ? sayTime(textOf(time)) : textOf(time)),
    count: (number, one, many) => `${textOf(number)} ${textOf(number === 1 ? one : many)}`,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? unshielded(String(value)) : '';
}
