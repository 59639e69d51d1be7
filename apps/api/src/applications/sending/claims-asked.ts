import type { Claim, ClaimAsked } from '@contract';
import { type AtomicWhen, atomsOf, conditionsOf, keysOf, type Policy } from '@policy';

/**
 * What a parent may be asked because of one school's policy, and nothing else (2.4-2.5).
 *
 * Areas, nearest schools, bands and lists are found out without asking, so no claim stands for them.
 */
export function claimsAskedBy(policy: Policy, school: string): ClaimAsked[] {
  const of = conditionsOf(policy).flatMap(({ thing }) => atomsOf(thing).flatMap((atom) => askedFor(atom, school)));
  const byKeys = keysOf(policy).flatMap(({ thing }): ClaimAsked[] => {
    if (thing.by === 'score') return [{ kind: 'test', askedBy: school, schools: [school], names: [thing.test] }];
    if (thing.by === 'points') return [{ kind: 'faith', askedBy: school, schools: [school], names: [thing.form] }];
    return [];
  });
  const banded = Object.values(policy.definitions.bandings).map(({ test }): ClaimAsked => ({
    kind: 'test',
    askedBy: school,
    schools: [school],
    names: [test],
  }));
  const births: ClaimAsked[] =
    policy.multipleBirths === undefined || policy.multipleBirths === 'none'
      ? []
      : [{ kind: 'multiple-birth', askedBy: school }];
  return together([...of, ...byKeys, ...banded, ...births]);
}

/** Whether some school asks for what is claimed. */
export function isAsked(claim: Claim, asked: readonly ClaimAsked[]): boolean {
  const names = namesOf(claim);
  return asked.some(
    (one) =>
      one.kind === claim.kind &&
      (one.schools === undefined || !('school' in claim) || one.schools.includes(claim.school)) &&
      (one.names === undefined || names.length === 0 || names.some((name) => one.names?.includes(name) ?? false)),
  );
}

function namesOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case 'care':
      return [claim.status];
    case 'vulnerable':
      return [claim.circumstance];
    case 'premium':
      return [claim.premium];
    case 'faith':
      return [claim.form];
    case 'test':
      return [claim.test];
    case 'role':
      return [claim.role];
    case 'need':
      return [claim.need];
    default:
      return [];
  }
}

function askedFor(atom: AtomicWhen, school: string): ClaimAsked[] {
  const own = { askedBy: school, schools: [school] };
  switch (atom.kind) {
    case 'looked-after':
      return [{ kind: 'care', askedBy: school, names: [...atom.who] }];
    case 'need':
      return [{ kind: 'need', ...own, names: [...atom.kinds] }];
    case 'vulnerable':
      return [{ kind: 'vulnerable', askedBy: school, names: [...atom.any] }];
    case 'sibling':
      return [{ kind: 'sibling', askedBy: school, schools: [school, ...(atom.linkedSchools ?? [])] }];
    case 'staff-child':
      return [{ kind: 'staff', ...own }];
    case 'feeder-school':
      return [{ kind: 'attends', askedBy: school, schools: [...atom.schools], names: [atom.as] }];
    case 'faith':
    case 'faith-points':
      return [{ kind: 'faith', ...own, names: [atom.form] }];
    case 'tested':
      return [{ kind: 'test', ...own, names: [atom.test] }];
    case 'premium':
      return [{ kind: 'premium', askedBy: school, names: [...atom.any] }];
    case 'service-family':
      return [{ kind: 'service-family', askedBy: school }];
    case 'role':
      return [{ kind: 'role', ...own, names: [atom.role] }];
    case 'boarding-need':
      return [{ kind: 'boarding', ...own }];
    default:
      return [];
  }
}

/** One line for each kind of claim and set of schools, with all the names that are asked for. */
function together(asked: readonly ClaimAsked[]): ClaimAsked[] {
  const found = new Map<string, ClaimAsked>();
  for (const one of asked) {
    const key = JSON.stringify([one.kind, one.askedBy, one.schools ?? null, one.names === undefined]);
    const names = [...new Set([...(found.get(key)?.names ?? []), ...(one.names ?? [])])];
    found.set(key, { ...one, ...(one.names === undefined ? {} : { names }) });
  }
  return [...found.values()];
}
