import type { Route } from '@contract';
import * as contract from '@contract';
import { ask } from '@support/database';
import type { TwoAuthorities } from './two-authorities';

/** A route, and every address at which it is asked: for both authorities, with everything of theirs it can name. */
export interface Question {
  readonly route: string;
  readonly addresses: readonly string[];
}

/**
 * Every route that only reads and answers with data: found in the tables of the contract, so that none is forgotten. Those
 * of the demonstration show anybody everybody's letters, and are not there in production (production.e2e.ts).
 */
export function readingRoutes(): readonly Route[] {
  return Object.entries(contract)
    .filter(([name]) => name.endsWith('Routes') && name !== 'demonstrationRoutes')
    .flatMap(([, table]) => Object.values(table as unknown as Readonly<Record<string, Route>>))
    .filter(({ method, gives }) => method === 'get' && gives !== 'redirect' && gives !== 'page')
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One row for each child by their names, so that it is the same children each time. */
function oneOfEach(table: string, where: string, order: string): string {
  return `SELECT DISTINCT ON (c.first_names) o.id FROM ${table} o JOIN children c ON c.id = o.child
    WHERE o.authority = $1 AND ${where} ORDER BY c.first_names, ${order}`;
}

/** What a name in an address can stand for, in SQL with an authority as `$1`; the first few are enough. */
const names: Readonly<Record<string, string>> = {
  application: `SELECT id FROM applications WHERE authority = $1 ORDER BY made_at`,
  authority: `SELECT $1`,
  child: `SELECT id FROM children WHERE authority = $1 ORDER BY first_names DESC`,
  correction: `SELECT id FROM corrections WHERE authority = $1`,
  digest: `SELECT digest FROM walking_networks WHERE authority = $1`,
  import: `SELECT id FROM register_imports WHERE $1 <> ''`,
  intake: `SELECT i.id FROM intakes i JOIN rounds r ON r.id = i.round WHERE r.authority = $1`,
  item: `SELECT id FROM evidence_items WHERE authority = $1 ORDER BY name`,
  kind: `SELECT unnest(ARRAY['looked-after', 'ehc-plans']) WHERE $1 <> ''`,
  letter: oneOfEach('letters', 'o.account IS NOT NULL', 'o.kind, o.reference'),
  measurement: oneOfEach('measurements', 'true', 'o.id'),
  other: `SELECT id FROM runs WHERE authority = $1 ORDER BY number DESC`,
  printing: `SELECT id FROM printings WHERE authority = $1`,
  round: `SELECT id FROM rounds WHERE authority = $1`,
  run: `SELECT id FROM runs WHERE authority = $1 ORDER BY number`,
  school: `SELECT id FROM schools WHERE authority = $1`,
  uprn: `SELECT uprn FROM addresses WHERE authority = $1`,
  version: `SELECT id FROM policy_versions WHERE authority = $1 ORDER BY school, number`,
};

/** A name that stands for something else in one route. */
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'areas/:version': { version: `SELECT id FROM area_versions WHERE authority = $1` },
  'policies/:version/compare/:other': {
    other: `SELECT id FROM policy_versions WHERE authority = $1 ORDER BY school, number`,
  },
};

/** What some routes must be asked with. */
const queries: Readonly<Record<string, (world: TwoAuthorities) => readonly string[]>> = {
  addresses: () => ['postcode=MR1+2AB', 'postcode=SA1+2AB'],
  'authorities/:authority/areas-at': () => ['easting=560000&northing=340000'],
  'schools/:school/attending': ({ town, neighbour }) => [`round=${town.round}`, `round=${neighbour.round}`],
  'rounds/:round/prospectus': () => ['easting=560000&northing=340000'],
  'rounds/:round/prospectus/:intake': () => ['easting=560000&northing=340000'],
  'audit/timeline': ({ town, neighbour }) =>
    [town, neighbour].flatMap(({ cast, drafts }) => [
      `authority=${cast.authority}`,
      `child=${drafts[0]?.child ?? ''}`,
      `subject=${drafts[0]?.id ?? ''}`,
    ]),
};

const enough = 5;

/** What is asked: every reading route, for everything in both authorities that its address can name. */
export async function questions(world: TwoAuthorities): Promise<readonly Question[]> {
  const asked = [];
  for (const route of readingRoutes()) asked.push({ route: route.path, addresses: await addressesOf(route, world) });
  return asked;
}

async function addressesOf({ path }: Route, world: TwoAuthorities): Promise<string[]> {
  const tails = queries[path]?.(world).map((query) => `?${query}`) ?? [''];
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  if (parameters.length === 0) return tails.map((tail) => `/api/${path}${tail}`);
  const found: string[] = [];
  for (const { cast } of [world.town, world.neighbour]) {
    let addresses = [`/api/${path}`];
    for (const name of parameters) {
      const values = await valuesOf(world, path, name, cast.authority);
      addresses = addresses.flatMap((address) => values.map((value) => address.replace(`:${name}`, value)));
    }
    found.push(...addresses.flatMap((address) => tails.map((tail) => `${address}${tail}`)));
  }
  return found;
}

async function valuesOf(world: TwoAuthorities, path: string, name: string, authority: string): Promise<string[]> {
  const sql = elsewhere[path]?.[name] ?? names[name];
  if (sql === undefined) throw new Error(`Say in test/access/questions.ts what :${name} can stand for in ${path}.`);
  const rows = await ask<Record<string, string>>(world.rooms.databaseUrl, `${sql} LIMIT ${String(enough)}`, [
    authority,
  ]);
  const values = rows.flatMap((row) => Object.values(row).map(String));
  // Something that is not there in this authority is still asked for, so that everybody's refusal is seen.
  return values.length === 0 ? ['00000000-0000-4000-8000-000000000000'] : values;
}
