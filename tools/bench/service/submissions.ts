import type { Figure } from '../figure';
import { inTurns, openBare, passOf, requestFigures } from './asking';
import { ask, type Databases } from './databases';
import { Client, listening } from './processes';
import { request } from './requests';
import { beAt, signedIn } from './production';

/** A Monday before closing day, when families apply. */
const beforeClosing = new Date('2026-10-12T10:00:00Z');

/** How many applications are sent in one turn. */
const perTurn = 400;

/** Sending an application, each by a parent of its own with a session of their own, against one committed INSERT. */
export async function submissionFigures(databases: Databases, turns: number): Promise<readonly Figure[]> {
  const url = await databases.copy('submissions');
  await beAt(url, beforeClosing);
  const drafts = await makeDrafts(url, perTurn * (turns + 1));
  const cookies = await signedIn(url, drafts.map(({ account }) => account), 'code');
  const client = new Client();
  const bare = await openBare(databases, 1);
  const service = await listening('served', { SERVED_DATABASE: url, SERVED_AT: beforeClosing.toISOString() });
  let next = 0;
  try {
    const pass = await passOf(service);
    const body = { revision: 3, declaration: '2027-1' };
    const requests = drafts.map(({ application }, at) =>
      request('POST', `/api/applications/${application}/submit`, { cookie: `${cookies[at] ?? ''}; ${pass}`, body }),
    );
    const writing = Array.from({ length: perTurn }, () => request('POST', '/rows', { body: { text: 'A line of the bare table. '.repeat(4) } }));
    const seen = await inTurns(
      client,
      {
        at: service,
        requests: async () => {
          // Whoever sends has just saved an answer, so the session's last use need not be written down again.
          await ask(url, 'UPDATE sessions SET used_at = fp_now()');
          return requests.slice(next, (next += perTurn));
        },
      },
      { at: bare.at, requests: () => writing },
      turns,
    );
    return requestFigures('submit application', seen, 0.4);
  } finally {
    await Promise.all([client.end(), service.end(), bare.at.end()]);
    await databases.drop('submissions');
  }
}

interface Draft {
  readonly application: string;
  readonly account: string;
}

/** Families who have filled in everything and sent nothing: a child, a home, four schools. */
export async function makeDrafts(url: string, count: number): Promise<readonly Draft[]> {
  await ask(
    url,
    `CREATE TABLE bench_drafts AS SELECT n, 'Robin' || translate(n::text, '0123456789', 'abcdefghij') AS first_names, date '2015-09-01' + n % 365 AS born,
         gen_random_uuid() AS account, gen_random_uuid() AS child, gen_random_uuid() AS application
       FROM generate_series(1, ${String(count)}) n;
     INSERT INTO accounts (id, kind, name, email, demonstration, made_at)
       SELECT account, 'parent', 'Parent ' || n, 'drafted-' || n || '@families.example', false, fp_now() FROM bench_drafts;
     INSERT INTO grants (id, account, role, granted_by, granted_at) SELECT gen_random_uuid(), account, 'parent', 'system', fp_now() FROM bench_drafts;
     INSERT INTO children (id, authority, first_names, last_name, date_of_birth, likeness, made_by, made_at)
       SELECT child, 'town', first_names, 'Drafted', born, fp_likeness(first_names, born::text), 'bench', fp_now() FROM bench_drafts;
     INSERT INTO guardianships (id, child, authority, account, relationship, parental_responsibility, made_by, made_at)
       SELECT gen_random_uuid(), child, 'town', account, 'mother', true, 'bench', fp_now() FROM bench_drafts;
     INSERT INTO applications (id, reference, child, authority, round, channel, state, account, made_by, made_at)
       SELECT d.application, 'BENCH-' || d.n, d.child, 'town', r.id, 'portal', 'draft', d.account, d.account, fp_now()
       FROM bench_drafts d, (SELECT id FROM rounds WHERE authority = 'town' AND phase = 'secondary' LIMIT 1) r;
     INSERT INTO application_answers (application, authority, answers, revisions, revision, saved_by, saved_at)
       SELECT d.application, 'town', jsonb_build_object(
         'child', jsonb_build_object('firstNames', d.first_names, 'lastName', 'Drafted', 'dateOfBirth', d.born),
         'home', jsonb_build_object('kind', 'usual', 'lines', jsonb_build_array(d.n || ' Mill Lane', 'Marram'), 'postcode', 'MR1 2AB',
           'point', jsonb_build_object('easting', 560100, 'northing', 340100, 'from', 'map')),
         'preferences', (SELECT jsonb_agg(jsonb_build_object('intake', id)) FROM (SELECT i.id FROM intakes i
           JOIN applications a ON a.id = d.application AND a.round = i.round ORDER BY i.id LIMIT 4) four)),
         '{"child": 1, "home": 2, "preferences": 3}', 3, d.account, fp_now() FROM bench_drafts d;`,
  );
  const drafts = await ask<{ application: string; account: string }>(url, 'SELECT application, account FROM bench_drafts');
  await ask(url, 'DROP TABLE bench_drafts');
  await ask(url, 'VACUUM ANALYZE');
  return drafts;
}
