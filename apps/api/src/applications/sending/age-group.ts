import { type DateOnly, dateOnly } from '@kernel';
import type { Intake } from '@contract';

/** The days between which children of an intake's own age are born: from 1 September to 31 August. */
export function bornBetween({ ageGroup, year }: Pick<Intake, 'ageGroup' | 'year'>): { from: DateOnly; to: DateOnly } {
  const above = ageGroup === 'reception' ? 0 : Number(ageGroup.slice('year-'.length));
  return { from: dateOnly(`${year - 5 - above}-09-01`), to: dateOnly(`${year - 4 - above}-08-31`) };
}

/** Whether a child born on a day is of the intake's own age. */
export function isOfAge(born: string, intake: Pick<Intake, 'ageGroup' | 'year'>): boolean {
  const { from, to } = bornBetween(intake);
  return born >= from && born <= to;
}
