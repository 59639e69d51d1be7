import { buildSnapshot } from '@allocation';
import type { SnapshotParts } from '@allocation';
import { asksForWalks, gather } from '@gather';
import { keysOf } from '@policy';
import { join } from 'node:path';
import { checkNewFolder } from '../files/new-folder';
import { readPlainFolder } from '../files/plain/read-plain-folder';
import type { PlainFolder } from '../files/plain/read-plain-folder';
import { snapshotKind } from '@documents';
import { writeSnapshot } from '../files/snapshot';
import { measurersFor } from './measurers';
import type { AtHand } from './measurers';
import type { Writing } from './program';
import type { ExitCode, Terminal } from './terminal';
import { count, say } from './words';

/** Freezes a folder of plain files into a snapshot. */
export async function freeze(folder: string, { out, force, json }: Writing, terminal: Terminal): Promise<ExitCode> {
  const path = terminal.path(out);
  checkNewFolder(path, snapshotKind, force === true);
  const { digest, parts, given } = await frozen(terminal.path(folder), path, force === true, terminal);
  for (const remark of drawRemarks(parts)) terminal.note(remark);
  if (json === true) {
    const { children, intakes, preferences, measurements } = parts;
    terminal.say(JSON.stringify({ snapshot: digest, children: children.length, intakes: intakes.length, preferences: preferences.length, measurements: measurements.length, given }));
    return 0;
  }
  const measured = parts.measurements.length - given;
  terminal.say(`Frozen: ${count(parts.children.length, 'child', 'children')}, ${count(parts.intakes.length, 'intake')}, ${count(parts.preferences.length, 'preference')}.`);
  terminal.say(`${count(measured, 'distance')} measured now, ${say(given)} given; ${count(parts.reach.length, 'distance')} for the fallback.`);
  terminal.say(`Snapshot ${digest}`);
  return 0;
}

/** What a freezing gave. */
export interface Frozen {
  readonly digest: string;
  readonly parts: SnapshotParts;
  /** How many measurements the folder already had. */
  readonly given: number;
}

/** Reads, measures, checks as a whole and writes; nothing is written unless everything is in order. */
export async function frozen(folder: string, out: string, force: boolean, terminal: Terminal): Promise<Frozen> {
  const plain = readPlainFolder(folder);
  const atHand = await measurersFor(plain.network === undefined ? undefined : join(folder, plain.network), asksForWalks(plain), terminal);
  const parts = await gatherShown(plain, atHand, terminal);
  buildSnapshot(parts);
  const network = parts.measurements.some((row) => row.network !== undefined) ? atHand.network : undefined;
  const digest = writeSnapshot(out, parts, { frozenOn: plain.round.frozenOn, ...(network === undefined ? {} : { network }) }, force);
  return { digest, parts, given: plain.measurements.length };
}

async function gatherShown(plain: PlainFolder, { measurers }: AtHand, terminal: Terminal): Promise<SnapshotParts> {
  let shown = 0;
  const bar = terminal.progress('Measuring', 100);
  try {
    return await gather(plain, measurers, (done, total) => {
      const now = Math.floor((100 * done) / total);
      bar.add(now - shown);
      shown = now;
    });
  } finally {
    bar.done();
  }
}

/** Says which intakes may need a draw and have none; deciding stops only if two children really tie. */
function drawRemarks(parts: SnapshotParts): readonly string[] {
  const drawn = new Set(parts.draws.map(({ intake }) => intake));
  const drawing = new Set(parts.policies.filter((policy) => keysOf(policy).some(({ thing }) => thing.by === 'draw')).map(({ id }) => id));
  const missing = parts.intakes.filter(({ id, policy }) => drawing.has(policy) && !drawn.has(id)).map(({ id }) => id);
  if (missing.length === 0) return [];
  return [`draws.csv has no draw for ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ` and ${String(missing.length - 10)} more` : ''}: deciding will stop there if two children tie exactly.`];
}
