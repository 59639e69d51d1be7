import { addDays, dateOnly, instantAt } from '@kernel';
import type { DemonstrationClock, MomentName, Round } from '@contract';

/** The day on which the town's policies are determined, before the law's last day for it (28 February). */
export const landDay = instantAt(dateOnly('2026-02-16'), '10:00');

/** The day on which the demonstration begins: the families have applied, and closing day is to come. */
export const openDay = instantAt(dateOnly('2026-10-12'), '10:00');

/** The evening of the last day for answers, when the families whom nobody plays have answered. */
export function lastEvening({ dates }: Round): Date {
  return instantAt(dateOnly(dates.answersBy), '20:00');
}

const says: Readonly<Record<MomentName, string>> = {
  'before-closing': 'A Monday in October. Families apply.',
  'last-evening': 'The last evening before applications close.',
  'after-closing': 'Applications have closed. Officers settle what is open, measure, and run the round.',
  'offer-day': 'The morning of offer day.',
  'after-answers': 'The last day for answers has passed.',
  september: 'The school year begins.',
};

/** The moments of a round that the clock can be moved to, in their order. */
export function momentsOf({ dates, year }: Round, now: Date): DemonstrationClock['moments'] {
  const closes = dateOnly(dates.closes);
  const at: Readonly<Record<MomentName, Date>> = {
    'before-closing': openDay,
    'last-evening': instantAt(closes, '20:00'),
    'after-closing': instantAt(addDays(closes, 2), '09:00'),
    'offer-day': instantAt(dateOnly(dates.offers), '07:30'),
    'after-answers': instantAt(addDays(dateOnly(dates.answersBy), 1), '09:00'),
    september: instantAt(dateOnly(`${year}-09-02`), '09:00'),
  };
  return (Object.keys(at) as MomentName[]).map((name) => ({
    name,
    says: says[name],
    at: at[name].toISOString(),
    passed: at[name] < now,
  }));
}
