import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '@kernel';
import { completePolicy, parsePolicy } from '@policy';
import type { Policy } from '@policy';
import type { CaseSchool } from './case-file';

/** The policy a case gives a school: a document of config/policies, or a short one written in the case and filled in here. */

const root = join(__dirname, '../..');
const ties = ['full', 'half', 'step', 'adopted', 'foster', 'same-household'];
const usualRows: Readonly<Record<string, object>> = {
  'looked-after': {
    kind: 'looked-after',
    who: ['looked-after', 'previously-looked-after', 'state-care-outside-england'],
  },
  need: { kind: 'need', kinds: ['medical', 'social'], of: ['child'] },
  sibling: { kind: 'sibling', who: ties, onRoll: 'at-admission' },
  'staff-child': { kind: 'staff-child', grounds: ['two-years', 'skill-shortage'] },
  'pupil-premium': { kind: 'premium', any: ['pupil-premium'] },
  listed: { kind: 'listed' },
  'everyone-else': { kind: 'everyone-else' },
};

const straight = {
  says: 'in a straight line from home to the school',
  method: 'straight-line',
  from: 'address-point',
  to: { kind: 'centre' },
  unit: 'metre',
  decimals: 'none',
};

/** The policy of a case's school, ready to rank. */
export function policyOf(name: string, school: CaseSchool, file: string): Policy {
  if (school.policyFile !== undefined) return fromFile(name, school, school.policyFile, file);
  if (school.policy === undefined)
    return refuse({
      file,
      path: name,
      found: 'a school without a policy',
      allowed: 'give it "policy" or "policyFile".',
    });
  return completePolicy(filledIn(name, school.policy, school.places ?? 1), `${file}, the policy of ${name}`);
}

function fromFile(name: string, school: CaseSchool, policyFile: string, file: string): Policy {
  const policy = parsePolicy(readFileSync(join(root, policyFile), 'utf8'), policyFile);
  if (policy.school.id !== name)
    refuse({
      file,
      path: name,
      found: `the policy of "${policy.school.id}"`,
      allowed: 'call the school in the case as its policy does.',
    });
  if (policy.notForRanking === undefined) return policy;
  if (school.assumed === undefined)
    refuse({
      file,
      path: name,
      found: `a policy that is not for ranking: ${policy.notForRanking}`,
      allowed: 'say under "assumed" what the case takes as settled.',
    });
  const { notForRanking: _why, ...settled } = policy;
  return settled;
}

/** A whole document around the few lines that a case writes. */
function filledIn(name: string, short: Readonly<Record<string, unknown>>, places: number): unknown {
  const { rows, definitions, school, places: number, ...rest } = short;
  const said = Array.isArray(rows) ? rows.map(rowOf) : rows;
  const own = asRecord(definitions);
  return {
    schema: 1,
    id: `case/${name}`,
    title: `${name}, Year 7, 2027`,
    school: { id: name, name, kind: 'community', religiousCharacter: 'none', selection: 'none', ...asRecord(school) },
    entry: { year: 2027, group: 'year-7' },
    code: '2021',
    places: { admissionNumber: Math.max(1, places), ...asRecord(number) },
    tieBreak: [{ by: 'distance', measure: 'straight', first: 'nearest' }],
    multipleBirths: 'none',
    ...rest,
    rows: said,
    definitions: withNames({ ...own, measures: { straight, ...asRecord(own['measures']) } }, { rows: said, ...rest }),
  };
}

/** A row written by its kind alone becomes a whole row; its id is its number in the list. */
function rowOf(row: unknown, at: number): unknown {
  const number = String(at + 1);
  if (typeof row === 'string') return { id: number, name: row, when: usualRows[row] ?? { kind: row } };
  const { when, ...rest } = asRecord(row);
  const full = typeof when === 'string' ? (usualRows[when] ?? { kind: when }) : when;
  return { id: number, name: `Row ${number}`, when: full, ...rest };
}

/** Definitions for the areas, tests, roles, feeder schools and forms that the rows name, so that a case need not spell them out. */
function withNames(definitions: Readonly<Record<string, unknown>>, said: unknown): unknown {
  const found: Record<string, Record<string, unknown>> = { areas: {}, tests: {}, roles: {}, schools: {}, forms: {} };
  const define = (kind: string, names: unknown, as: (name: string) => unknown): void => {
    for (const name of [names].flat())
      if (typeof name === 'string') Object.assign(found[kind] ?? {}, { [name]: as(name) });
  };
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look);
    if (Array.isArray(value) || typeof value !== 'object') return;
    const one = asRecord(value);
    if (one['kind'] === 'catchment') define('areas', one['areas'], (area) => ({ says: area }));
    if (one['kind'] === 'tested' || one['by'] === 'score')
      define('tests', one['test'], (test) => ({ says: test, assesses: 'ability' }));
    if (one['kind'] === 'role') define('roles', one['role'], (role) => ({ says: role }));
    if (one['kind'] === 'feeder-school') define('schools', one['schools'], (school) => school);
    if (one['kind'] === 'sibling') define('schools', one['linkedSchools'], (school) => school);
    if (one['kind'] === 'faith') {
      const before = asRecord(asRecord(found['forms']?.[String(one['form'])])['terms']);
      const terms = Object.fromEntries([one['any']].flat().map((term) => [String(term), String(term)]));
      define('forms', one['form'], (form) => ({ says: form, terms: { ...before, ...terms } }));
    }
    Object.values(one).forEach(look);
  };
  look(said);
  const all: Record<string, unknown> = { ...definitions };
  for (const [kind, names] of Object.entries(found)) all[kind] = { ...names, ...asRecord(definitions[kind]) };
  return all;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}
