import type { Actor, Role } from '@kernel';
import { ask } from '@support/database';
import { type Client, clientOf, personas } from '@support/people';
import { personaAccount } from '../../apps/api/src/people';
import type { Asker } from './seen';
import type { TwoAuthorities } from './two-authorities';

/** Somebody who asks, with the session and the roles they have. */
export interface Somebody extends Asker {
  readonly persona: string;
  readonly client: Client;
  readonly actor: Actor;
}

/** Every persona of the demonstration, and last somebody who has not signed in. */
export async function everybody({ rooms }: TwoAuthorities): Promise<readonly Somebody[]> {
  const all: Somebody[] = [];
  for (const { id } of personas()) all.push(await somebody(rooms.databaseUrl, id, await clientOf(rooms, id)));
  const nobody = { account: '', name: '', grants: [] };
  const none = new Set<string>();
  const client = await clientOf(rooms);
  return [...all, { persona: 'signed out', account: '', authorities: none, schools: none, client, actor: nobody }];
}

async function somebody(url: string, persona: string, client: Client): Promise<Somebody> {
  const account = personaAccount(persona);
  const grants = await ask<{ role: Role; authority: string; school: string; of: string | null }>(
    url,
    `SELECT g.role, g.authority, g.school, s.authority AS of FROM grants g LEFT JOIN schools s ON s.id = g.school
     WHERE g.account = $1 AND g.ended_at IS NULL`,
    [account],
  );
  const guarded = await ask<{ authority: string }>(url, 'SELECT authority FROM guardianships WHERE account = $1', [
    account,
  ]);
  const places = [...grants.map(({ authority }) => authority), ...grants.map(({ of }) => of ?? '')];
  const actor: Actor = {
    account,
    name: persona,
    grants: grants.map(({ role, authority, school }) => ({
      role,
      ...(authority === '' ? {} : { authority }),
      ...(school === '' ? {} : { school }),
    })),
  };
  return {
    ...{ persona, account, client, actor },
    authorities: new Set([...places, ...guarded.map(({ authority }) => authority)].filter((place) => place !== '')),
    schools: new Set(grants.map(({ school }) => school).filter((place) => place !== '')),
  };
}
