import type { Policy, Row } from '../policy';
import { atomsOf } from '../walk';
import type { Placed } from '../walk';
import type { Limits } from './edition';
import type { Finding } from './lint';
import { kind, nameOf, requires } from './look';

/** Whether a row is for looked-after and previously looked-after children only. */
export function isForLookedAfter(row: Row): boolean {
  return requires(row.when, kind('looked-after'));
}

/**
 * Why a list of rows does not put every group of looked-after children first; undefined where it does, or where a row
 * that is not known stands in the way of saying so.
 */
export function whyNotFirst(rows: readonly Placed<Row>[], policy: Policy, limits: Limits): Finding | undefined {
  const at = rows.findIndex(({ thing }) => isForLookedAfter(thing));
  const before = at < 0 ? rows : rows.slice(0, at);
  if (before.some(({ thing }) => thing.unknown !== undefined)) return undefined;
  const row = rows[at];
  if (row === undefined) return { path: 'rows', message: 'No row is for looked-after and previously looked-after children, who come first.' };
  const [earlier] = before;
  if (earlier !== undefined) return { path: earlier.path, message: `${nameOf(earlier)} comes before looked-after and previously looked-after children, who come first.` };
  return whyNotWhole(row, policy, limits);
}

/** Why a row for looked-after children leaves some of them out. */
export function whyNotWhole(row: Placed<Row>, policy: Policy, limits: Limits): Finding | undefined {
  if (row.thing.when === undefined) return undefined;
  if (row.thing.upTo !== undefined) return { path: `${row.path}.upTo`, message: `${nameOf(row)} has a cap, but looked-after children come first without one.` };
  const atoms = atomsOf(row.thing.when);
  const who = atoms.flatMap((atom) => (atom.kind === 'looked-after' ? atom.who : []));
  const missing = limits.lookedAfterFirst.filter((group) => !who.includes(group));
  if (missing.length > 0) return { path: `${row.path}.when`, message: `${nameOf(row)} leaves out children of the ${missing.length > 1 ? 'groups' : 'group'} ${missing.map((group) => `"${group}"`).join(' and ')}.` };
  const allowed = kind('looked-after', ...lawfulLimits(policy));
  const extra = atoms.find((atom) => !allowed(atom));
  if (extra !== undefined) return { path: `${row.path}.when`, message: `${nameOf(row)} also asks for "${extra.kind}", so some looked-after children do not come first.` };
  return undefined;
}

/** What the four lawful exceptions let a policy ask of looked-after children: faith, a standard, a band, boarding. */
function lawfulLimits({ school }: Policy): readonly ('faith' | 'faith-points' | 'tested' | 'band' | 'boarding-need')[] {
  return [
    ...(school.religiousCharacter === 'none' ? [] : (['faith', 'faith-points'] as const)),
    ...(school.selection === 'none' ? [] : (['tested'] as const)),
    ...(school.boarding === true ? (['boarding-need'] as const) : []),
    'band',
  ];
}
