import { refuse } from '../bad-input';
import { type DateOnly, dateOnly } from './date-only';

const minute = 60_000;
const timeShape = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The clock on the wall in England, summer time included, as the language itself knows it. */
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The day it is in England at an instant. */
export function dayOf(instant: Date): DateOnly {
  return readWall(instant).day;
}

/** The time it is in England at an instant, as `HH:MM`. */
export function timeOf(instant: Date): string {
  return readWall(instant).time;
}

/**
 * The instant at which clocks in England show a time (`HH:MM`) on a day.
 *
 * On the night clocks go forward, a time in the hour that is left out counts on from the hour before; on the night they
 * go back, the first of the two equal hours is meant. Scheme times are kept out of the small hours for this reason.
 */
export function instantAt(day: DateOnly, time: string): Date {
  if (!timeShape.test(time))
    refuse({ found: `the time "${time}"`, allowed: 'write hours and minutes, such as 09:00 or 23:59.' });
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  // England is at most an hour ahead of Greenwich, so the summer reading of the words is the earlier one.
  const summer = new Date(asUtc - 60 * minute);
  const { day: shownDay, time: shownTime } = readWall(summer);
  return shownDay === day && shownTime === time ? summer : new Date(asUtc);
}

function readWall(instant: Date): { readonly day: DateOnly; readonly time: string } {
  const parts = new Map(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    day: dateOnly(`${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`),
    time: `${part('hour')}:${part('minute')}`,
  };
}
