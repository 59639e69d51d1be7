import { verdictCodes, waysPlaced } from '@allocation';
import type { Outcome, Snapshot } from '@allocation';
import { refuse } from '@kernel';
import type { z } from 'zod';
import type { Lines, Numbers } from './numbers';
import type { PlaceRow, TrailRow } from './outcome-rows';
import { rankOf } from './write-outcome';

type Places = Pick<Outcome, 'placedIntake' | 'placedHow' | 'placedStage' | 'placedVacancy'>;
type Trail = Pick<Outcome, 'verdicts' | 'positions'>;

/** The columns of places: one line for every child of the snapshot, in its order. */
export function readPlaces(lines: Lines<z.infer<typeof PlaceRow>>, snapshot: Snapshot, numbers: Numbers): Places {
  const total = snapshot.children.length;
  const places: Places = {
    placedIntake: new Int32Array(total).fill(-1),
    placedHow: new Uint8Array(total),
    placedStage: new Int16Array(total).fill(-1),
    placedVacancy: new Int32Array(total),
  };
  let child = 0;
  for (const [row, at] of lines) {
    expectNext(row.child, snapshot.children[child], at);
    const intake = row.intake === null ? -1 : numbers.intake(row.intake, at);
    if ((intake < 0) !== (row.how === 'none')) {
      refuse({ file: at, found: `the intake ${JSON.stringify(row.intake)} with how "${row.how}"`, allowed: 'how is "none" exactly where the intake is null.' });
    }
    checkRank(row.rank, rankOf(snapshot, child, intake), at);
    places.placedIntake[child] = intake;
    places.placedHow[child] = waysPlaced.indexOf(row.how);
    places.placedStage[child] = row.stage ?? -1;
    places.placedVacancy[child] = row.vacancy ?? 0;
    child += 1;
  }
  expectEnd('places.ndjson', child, total, 'child');
  return places;
}

/** The columns of answers: one line for every preference of the snapshot, in its order. */
export function readTrail(lines: Lines<z.infer<typeof TrailRow>>, snapshot: Snapshot): Trail {
  const total = snapshot.preferenceIntake.length;
  const trail: Trail = { verdicts: new Uint8Array(total), positions: new Int32Array(total).fill(-1) };
  let preference = 0;
  let child = 0;
  for (const [row, at] of lines) {
    while (child < snapshot.children.length && (snapshot.preferenceStart[child + 1] ?? 0) <= preference) child += 1;
    expectNext(row.child, snapshot.children[child], at);
    checkRank(row.rank, snapshot.preferenceRank[preference], at);
    expectNext(row.intake, snapshot.intakes[snapshot.preferenceIntake[preference] ?? -1]?.id, at);
    trail.verdicts[preference] = verdictCodes.indexOf(row.verdict);
    trail.positions[preference] = row.position === undefined ? -1 : row.position - 1;
    preference += 1;
  }
  expectEnd('trail.ndjson', preference, total, 'preference');
  return trail;
}

function expectNext(found: string, expected: string | undefined, at: string): void {
  if (found === expected) return;
  refuse({ file: at, found: `"${found}"`, allowed: expected === undefined ? 'nothing more: the snapshot has no others.' : `"${expected}" next, as in the snapshot.` });
}

function checkRank(found: number | undefined, expected: number | undefined, at: string): void {
  if (found === expected) return;
  refuse({ file: at, path: 'rank', found: found === undefined ? 'nothing' : String(found), allowed: expected === undefined ? 'no rank: the intake is none of the child\'s preferences.' : `${String(expected)}, as in the snapshot.` });
}

function expectEnd(file: string, found: number, expected: number, what: string): void {
  if (found !== expected) refuse({ file, found: `${String(found)} lines`, allowed: `one for each ${what} of the snapshot: ${String(expected)}.` });
}
