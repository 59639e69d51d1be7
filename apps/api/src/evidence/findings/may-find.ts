import type { ClaimKind } from '@contract';
import { type Actor, holds, type Role } from '@kernel';
import { refusals } from '../evidence.refusals';
import { needs } from '../needs/needs';

/** Roles that answer only for their own school. */
const schoolRoles: readonly Role[] = ['school-admin', 'primary-head'];

/** What a finding would be about. */
export interface ToFind {
  readonly kind: ClaimKind;
  readonly authority: string;
  readonly school: string | null;
}

/** The role in which somebody may record a finding; refuses those who may not. */
export function roleToFind(actor: Actor, { kind, authority, school }: ToFind): Role {
  const role = needs[kind].finders.find((one) =>
    schoolRoles.includes(one) ? school !== null && holds(actor, [one], { school }) : holds(actor, [one], { authority }),
  );
  if (role === undefined) throw refusals.mayNotFind();
  return role;
}
