import { ask } from '@support/database';

/** Whom something is about: a child of an authority, a school of it, or the authority itself. */
export interface Mark {
  readonly authority: string;
  readonly child?: string;
  readonly school?: string;
  readonly place?: true;
}

/** What one child is to everybody: where they applied or go to school, and who guards them. */
export interface ChildMark {
  readonly schools: ReadonlySet<string>;
  readonly guardians: ReadonlySet<string>;
}

/** The mark of an authority as such, which every row of it bears. */
export function isPlace({ child, school, place }: Mark): boolean {
  return place === true && child === undefined && school === undefined;
}

/** Everything in the database by which it can be told whose an answer is. */
export interface Marks {
  /** By id: of children, and of every row that says to which authority it belongs. */
  readonly ids: ReadonlyMap<string, Mark>;
  /** By first name. */
  readonly names: ReadonlyMap<string, Mark>;
  readonly children: ReadonlyMap<string, ChildMark>;
}

/** Reads the marks as the owner of the database. A new table with an `authority` is marked without a word here. */
export async function readMarks(url: string): Promise<Marks> {
  const ids = new Map<string, Mark>();
  for (const { name, child, school } of await tablesOfAuthorities(url)) {
    const columns = `id::text, authority, ${child ? 'child::text' : 'NULL'} AS child, ${school ? 'school' : 'NULL'} AS school`;
    const rows = await ask<{ id: string; authority: string; child: string | null; school: string | null }>(
      url,
      `SELECT ${columns} FROM ${name} WHERE authority <> ''`,
    );
    for (const row of rows) {
      ids.set(row.id, markOf(row));
    }
  }
  for (const { id } of await ask<{ id: string }>(url, 'SELECT id FROM authorities'))
    ids.set(id, { authority: id, place: true });
  for (const { id, authority } of await ask<{ id: string; authority: string }>(
    url,
    'SELECT id, authority FROM schools',
  )) {
    ids.set(id, { authority, school: id });
  }
  const names = new Map<string, Mark>();
  const people = await ask<{ id: string; authority: string; name: string }>(
    url,
    'SELECT id::text, authority, first_names AS name FROM children',
  );
  for (const { id, authority, name } of people) {
    ids.set(id, { authority, child: id });
    names.set(name, { authority, child: id });
  }
  const guardians = await ask<{ account: string; authority: string; child: string }>(
    url,
    'SELECT account::text, authority, child::text FROM guardianships WHERE ended_at IS NULL',
  );
  for (const { account, authority, child } of guardians) ids.set(account, { authority, child });
  return { ids, names, children: await readChildren(url) };
}

function markOf(row: { authority: string; child: string | null; school: string | null }): Mark {
  return {
    authority: row.authority,
    ...(row.child === null ? {} : { child: row.child }),
    ...(row.school === null ? {} : { school: row.school }),
  };
}

function tablesOfAuthorities(url: string): Promise<{ name: string; child: boolean; school: boolean }[]> {
  return ask(
    url,
    `SELECT t.relname AS name, bool_or(c.attname = 'child') AS child, bool_or(c.attname = 'school') AS school
     FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
     WHERE t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace AND t.relname NOT IN ('grants', 'happenings', 'children')
     GROUP BY t.relname HAVING bool_or(c.attname = 'authority') AND bool_or(c.attname = 'id') ORDER BY t.relname`,
  );
}

async function readChildren(url: string): Promise<Map<string, ChildMark>> {
  const rows = await ask<{ id: string; schools: string[]; guardians: string[] }>(
    url,
    `SELECT c.id::text, array(SELECT p.school FROM preferences p WHERE p.child = c.id
         UNION SELECT k.school FROM claims k WHERE k.child = c.id AND k.school IS NOT NULL AND k.sent_at IS NOT NULL
         UNION SELECT c.current_school WHERE c.current_school IS NOT NULL) AS schools,
       array(SELECT g.account::text FROM guardianships g WHERE g.child = c.id AND g.ended_at IS NULL) AS guardians
     FROM children c`,
  );
  return new Map(
    rows.map(({ id, schools, guardians }) => [id, { schools: new Set(schools), guardians: new Set(guardians) }]),
  );
}
