import type { Outcome, Snapshot } from '@allocation';
import { refuse } from '@kernel';
import { checkParts, readManifest } from '../manifest';
import type { PartEntry } from '../manifest';
import { readRows } from '../read-rows';
import type { Shelf } from '../shelf';
import type { PartShape, Progress } from '../read-rows';
import { numbersOf } from './numbers';
import { outcomeKind, OutcomeManifest, outcomePartNames, outcomeParts } from './outcome-rows';
import { readLists } from './read-lists';
import { readPlaces, readTrail } from './read-children';
import type { Lines } from './numbers';

/**
 * The outcome on a shelf, numbered as its snapshot numbers children, intakes and preferences.
 *
 * Checks every digest, count and name, and that it was decided from this snapshot. Whether it was decided rightly is
 * for the verifier to say: an outcome that anyone else's program wrote is read in the same way.
 */
export function readOutcome(shelf: Shelf, snapshot: Snapshot, progress?: Progress): Outcome {
  const { manifest } = openOutcome(shelf);
  if (manifest.snapshot !== snapshot.digest) {
    refuse({
      file: 'manifest.json',
      path: 'snapshot',
      found: manifest.snapshot,
      allowed: `${snapshot.digest}, the digest of the snapshot given: this outcome was decided from another one.`,
    });
  }
  const part = <Row extends object>(name: keyof typeof outcomeParts, shape: PartShape<Row>): Lines<Row> =>
    linesOf(shelf, entryOf(manifest, name), shape, progress);
  const numbers = numbersOf(snapshot);
  const places = readPlaces(part('places', outcomeParts.places), snapshot, numbers);
  const lists = readLists(part('lists', outcomeParts.lists), part('standings', outcomeParts.standings), snapshot, numbers);
  const stages = [...part('stages', outcomeParts.stages)].map(([row, at]) => ({
    intake: numbers.intake(row.intake, at),
    stage: row.stage,
    places: row.places,
    taken: row.taken,
    lastTaken: row.lastTaken === null ? -1 : row.lastTaken - 1,
  }));
  const trail = readTrail(part('trail', outcomeParts.trail), snapshot);
  const passes = [...part('passes', outcomeParts.passes)].map(([row, at]) => ({
    pass: row.pass,
    child: numbers.child(row.child, at),
    intake: numbers.intake(row.intake, at),
    change: row.change,
    because: numbers.child(row.because, at),
  }));
  return { snapshot: manifest.snapshot, engine: manifest.engine, ...places, ...trail, lists, stages, passes };
}

/** The contents page alone, and the digest that names the outcome. */
export function openOutcome(shelf: Shelf): { readonly manifest: OutcomeManifest; readonly digest: string } {
  const read = readManifest(shelf, outcomeKind, OutcomeManifest);
  checkParts(read.manifest.parts, outcomePartNames);
  return read;
}

function entryOf(manifest: OutcomeManifest, name: string): PartEntry {
  const entry = manifest.parts.find((one) => one.name === name);
  if (entry === undefined) throw new RangeError('The parts of a manifest are checked before they are read.');
  return entry;
}

/** The rows of a part, each with where it stands, for messages. */
function* linesOf<Row extends object>(shelf: Shelf, entry: PartEntry, shape: PartShape<Row>, progress?: Progress): Lines<Row> {
  let line = 0;
  for (const row of readRows(shelf, entry, shape, progress)) {
    line += 1;
    yield [row, `${entry.file}, line ${String(line)}`];
  }
}
