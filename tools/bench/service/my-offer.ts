import type { Figure } from '../figure';
import { inTurns, openBare, passOf, readingRows, requestFigures } from './asking';
import { ask, type Databases } from './databases';
import { Client, listening } from './processes';
import { request } from './requests';
import { beAt, signedIn } from './production';

/** The morning of offer day. */
export const offerDay = new Date('2027-03-01T07:30:00Z');

/** "My offer and why", asked by every family with a session of its own, against one read by a primary key. */
export async function myOfferFigures(databases: Databases, released: string, turns: number): Promise<readonly Figure[]> {
  await beAt(released, offerDay);
  const families = await familiesWithOffers(released);
  const cookies = await signedIn(released, families.map(({ account }) => account), 'code');
  const client = new Client();
  const bare = await openBare(databases, families.length);
  const service = await listening('served', { SERVED_DATABASE: released, SERVED_AT: offerDay.toISOString() });
  try {
    const pass = await passOf(service);
    const requests = families.map(({ child }, at) =>
      request('GET', `/api/children/${child}/offer`, { cookie: `${cookies[at] ?? ''}; ${pass}` }),
    );
    const reading = readingRows(bare.ids);
    const seen = await inTurns(
      client,
      { at: service, requests: () => requests, milliseconds: 3000 },
      { at: bare.at, requests: () => reading, milliseconds: 3000 },
      turns,
    );
    const { sample } = seen.service[0] ?? { sample: '' };
    return [
      { name: 'families', instance: 'my offer and why', value: families.length, unit: '' },
      { name: 'one answer', instance: 'my offer and why', value: sample.length, unit: 'bytes' },
      ...requestFigures('my offer and why', seen, 0.6),
    ];
  } finally {
    await Promise.all([client.end(), service.end(), bare.at.end()]);
  }
}

/** Children with an offer, each with a parent who may see it. */
export function familiesWithOffers(url: string): Promise<{ child: string; account: string; offer: string }[]> {
  return ask(
    url,
    `SELECT DISTINCT ON (g.account) o.child, g.account, o.id AS offer FROM offers o
     JOIN guardianships g ON g.child = o.child AND g.ended_at IS NULL
     JOIN grants r ON r.account = g.account AND r.role = 'parent' AND r.ended_at IS NULL
     WHERE o.state = 'offered' ORDER BY g.account, o.child LIMIT 3000`,
  );
}
