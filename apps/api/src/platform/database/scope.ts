import type { Actor, Role } from '@kernel';

/** Roles that see the children of an authority. The auditor sees that something was done, never to whom. */
const seeChildren: readonly Role[] = ['officer', 'send-officer', 'virtual-school-head', 'appeals-clerk'];

/** Roles that see their own school's applicants. */
const seeApplicants: readonly Role[] = ['school-admin', 'primary-head'];

/** What the database is told of an actor: account, system, grants, authorities, schools. Names with a comma are refused. */
export function scopeOf(actor: Actor): readonly [string, string, string, string, string] {
  const places = (wanted: readonly Role[], key: 'authority' | 'school'): string =>
    list(actor.grants.flatMap((grant) => (wanted.includes(grant.role) ? [grant[key] ?? ''] : [])));
  return [
    actor.account,
    actor.account === 'system' ? 'on' : 'off',
    list(actor.grants.map(({ role, authority, school }) => `${role}@${authority ?? school ?? ''}`)),
    places(seeChildren, 'authority'),
    places(seeApplicants, 'school'),
  ];
}

function list(names: readonly string[]): string {
  const some = [...new Set(names)].filter((name) => name !== '');
  if (some.some((name) => name.includes(','))) throw new Error('The name of an authority or school has no comma.');
  return some.join(',');
}
