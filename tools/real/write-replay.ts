import { canonicalJson, digestText } from '@kernel';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { newFolder } from '../files/new-folder';
import { refuseUnreadable } from '../files/unreadable';
import { csv } from '@town';
import type { Replay } from './replay';

/** Writes a real round as a folder of plain files, the kind that any authority would hand to `freeze`. */
export function writeReplay(replay: Replay, folder: string): void {
  newFolder(folder, 'fairplace-real', false, (hidden) => {
    for (const [path, text] of filesOf(replay)) {
      mkdirSync(dirname(join(hidden, path)), { recursive: true });
      writeFileSync(join(hidden, path), text);
    }
    if (replay.network !== undefined) copyNetwork(replay.network, hidden);
  });
}

function copyNetwork(file: string, folder: string): void {
  try {
    copyFileSync(file, join(folder, 'network.osm.pbf'));
  } catch (fault) {
    refuseUnreadable(fault, file);
  }
}

function filesOf(replay: Replay): ReadonlyMap<string, string> {
  const { schools, families } = replay;
  return new Map([
    ['round.yaml', roundOf(replay)],
    ['schools.csv', csv(['school', 'name', 'easting', 'northing'], schools.map(({ id, name, easting, northing }) => [id, name, easting, northing]))],
    ['intakes.csv', csv(['intake', 'school', 'name', 'policy', 'places', 'takesFallback'], schools.map(({ id, name, places, takesFallback }) => [id, id, name, `${id}/${replay.id}`, places, takesFallback ? 'yes' : 'no']))],
    ...schools.map(({ id, policy }): [string, string] => [`policies/${id}.yaml`, policy]),
    ['children.csv', csv(['child', 'resident'], families.map(({ id }) => [id, 'yes']))],
    ['homes.csv', csv(['child', 'easting', 'northing', 'postcode'], families.map(({ id, home }) => [id, home.easting, home.northing, home.postcode]))],
    ['preferences.csv', csv(['child', 'rank', 'intake'], families.flatMap(({ id, wishes }) => wishes.map(({ rank, school }) => [id, rank, school])))],
    ['facts.ndjson', families.flatMap(({ id, facts }) => (facts === undefined ? [] : [`${canonicalJson({ child: id, facts })}\n`])).join('')],
    ['draws.csv', csv(['intake', 'id', 'commitment', 'seed', 'supervisor'], drawsOf(replay, replay.seed).map((draw) => [draw.intake, draw.id, draw.commitment, draw.seed, draw.supervisor]))],
    ...[...(replay.areas ?? [])].map(([name, text]): [string, string] => [`areas/${name}`, text]),
  ]);
}

function roundOf({ id, title, authority, phase, year, frozenOn, fallback }: Replay): string {
  return stringify({ id, title, authority, phase, year, kind: 'offer-day', frozenOn, fallback: { kind: 'nearest-with-vacancy', says: fallback.says }, fallbackMeasure: fallback.measure });
}

/** One draw of a replay. */
export interface ReplayDraw {
  readonly intake: string;
  readonly id: string;
  readonly commitment: string;
  readonly seed: string;
  readonly supervisor: string;
}

/** The draws of every school for one seed; another seed gives another draw of the same round. */
export function drawsOf({ id, schools }: Pick<Replay, 'id' | 'schools'>, seed: number): readonly ReplayDraw[] {
  return schools.map((school) => {
    const secret = `${id}, ${school.id}, seed ${String(seed)}`;
    return { intake: school.id, id: `${id}/${school.id}`, commitment: digestText(secret), seed: secret, supervisor: 'nobody: this is a replay' };
  });
}
