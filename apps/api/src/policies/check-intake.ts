import type { FieldProblem } from '@kernel';
import type { Policy } from '@policy';
import type { Intake } from '@contract';
import { refusals } from './policies.refusals';

/** Refuses a policy that is about another school, year, age group or number than the intake it is for. */
export function checkIntake(policy: Policy, { school, year, ageGroup, admissionNumber }: Intake): void {
  const wrong = [
    differs('school.id', policy.school.id, school),
    differs('entry.year', policy.entry.year, year),
    differs('entry.group', policy.entry.group, ageGroup),
    differs('places.admissionNumber', policy.places.admissionNumber, admissionNumber),
  ].flat();
  if (wrong.length > 0) throw refusals.notThisIntake({ fields: wrong });
}

function differs(field: string, found: string | number, allowed: string | number): FieldProblem[] {
  if (found === allowed) return [];
  return [{ field, says: `The policy says ${String(found)}; the intake has ${String(allowed)}.` }];
}
