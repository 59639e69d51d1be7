import { deflateSync, crc32 } from 'node:zlib';
import type { Role } from '@kernel';
import { personaAccount } from '../../apps/api/src/people';
import { Database } from '../../apps/api/src/platform';
import { type OpenTown } from './applications';
import { ask } from './database';

/** A small picture; a remark in it says whatever a camera would have said. */
export function pictureOf(remark: string): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(1, 0);
  head.writeUInt32BE(1, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixel = deflateSync(Buffer.from([0, remark.length % 256]));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('tEXt', Buffer.from(`Comment\0${remark}`, 'latin1')),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Gives the town's schools the points that their policies measure to, and Holy Rood its parish. */
export async function setUpDistances(town: OpenTown): Promise<void> {
  const officer = await town.as('ruth-harper');
  const set = async (school: string, point: string, kind: string, easting: number): Promise<void> => {
    const path = `/api/schools/${school}/measuring-points/${point}`;
    const set = await officer.send('PUT', path, { kind, says: 'The gate on Mill Lane', easting, northing: 340_000 });
    if (set.status !== 200) throw new Error(JSON.stringify(set.body));
  };
  await set('harbour', 'main-gate', 'gate', 560_000);
  await set('holy-rood', 'main-gate', 'gate', 561_000);
  await set('oak', 'main-gate', 'gate', 562_000);
  const ring = [
    [0.2, 52.8],
    [0.6, 52.8],
    [0.6, 53.1],
    [0.2, 53.1],
    [0.2, 52.8],
  ];
  const area = {
    type: 'Feature',
    properties: { area: 'holy-rood-parish', name: 'Holy Rood' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const map = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [area] }));
  const path = '/api/authorities/town/areas/imports?kind=parish&countsFrom=2026-10-05&mapDate=2026-01-01';
  const imported = await officer.sendFile(path, 'parish.geojson', map);
  if (imported.status !== 201) throw new Error(JSON.stringify(imported.body));
}

/** What the database itself shows somebody, whatever the service would ask. */
export async function rowsAs(town: OpenTown, persona: string, question: string): Promise<unknown[]> {
  const account = personaAccount(persona);
  const grants = await ask<{ role: Role; authority: string; school: string }>(
    town.rooms.databaseUrl,
    'SELECT role, authority, school FROM grants WHERE account = $1 AND ended_at IS NULL',
    [account],
  );
  const actor = {
    account,
    name: persona,
    grants: grants.map(({ role, authority, school }) => ({
      role,
      ...(authority === '' ? {} : { authority }),
      ...(school === '' ? {} : { school }),
    })),
  };
  return town.rooms.get(Database).inTransaction(actor, (tx) => tx.query<unknown[]>(question));
}
