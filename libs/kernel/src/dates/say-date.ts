import type { Language } from '../language';
import { type DateOnly, partsOfDay, weekdayOf } from './date-only';

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const welsh = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const;

/** The names of the months, by language. */
export const months: Readonly<Record<Language, readonly string[]>> = { en: english, cy: welsh };

/** A day as people write it in a letter: "Monday 1 March 2027". */
export function sayDate(date: DateOnly): string {
  return `${weekdayOf(date)} ${sayDayAndYear(date)}`;
}

/** A day without its weekday, as a birthday is written: "1 March 2027", in Welsh "1 Mawrth 2027". */
export function sayDayAndYear(date: DateOnly, language: Language = 'en'): string {
  const { year, month, day } = partsOfDay(date);
  return `${day} ${months[language][month - 1] ?? ''} ${year}`;
}

/** A time of day as people write it: "9am", "12:30am", "5:30pm", "midday", "midnight". */
export function sayTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (minutes === 0 && hours % 12 === 0) return hours === 0 ? 'midnight' : 'midday';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}
