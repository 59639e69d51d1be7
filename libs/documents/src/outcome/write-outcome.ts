import { verdictCodes, waysPlaced } from '@allocation';
import type { Outcome, RankedList, Snapshot } from '@allocation';
import type { z } from 'zod';
import { manifestText, schemaNumber } from '../manifest';
import { compareKeys } from '../read-rows';
import type { Sink } from '../shelf';
import { writeRows } from '../write-rows';
import { outcomeKind, outcomePartNames, outcomeParts } from './outcome-rows';
import type { ListRow, OutcomeManifest, PassRow, PlaceRow, StageRow, StandingRow, TrailRow } from './outcome-rows';

type Rows = { readonly [Part in keyof typeof outcomeParts]: Iterable<z.infer<(typeof outcomeParts)[Part]['schema']>> };

/** Writes an outcome and gives back its digest. */
export function writeOutcome(sink: Sink, snapshot: Snapshot, outcome: Outcome): string {
  const rows = rowsOf(snapshot, outcome);
  const manifest: OutcomeManifest = {
    kind: outcomeKind,
    schema: schemaNumber,
    engine: outcome.engine,
    snapshot: outcome.snapshot,
    parts: outcomePartNames.map((name) => writeRows(sink, name, rows[name])),
  };
  return sink.write('manifest.json', [manifestText(manifest)]);
}

/** The rows of each part, in order, made as they are asked for. */
function rowsOf(snapshot: Snapshot, outcome: Outcome): Rows {
  const inOrder = <Row extends object>(part: keyof typeof outcomeParts, rows: readonly Row[]): readonly Row[] =>
    [...rows].sort((a, b) => compareKeys(a, b, outcomeParts[part].key));
  const lists = outcome.lists.map((list) => ({ list, row: listRow(snapshot, list) }));
  lists.sort((a, b) => compareKeys(a.row, b.row, outcomeParts.lists.key));
  return {
    places: placeRows(snapshot, outcome),
    lists: lists.map(({ row }) => row),
    standings: standingRows(snapshot, lists.map(({ list }) => list)),
    stages: inOrder('stages', outcome.stages.map((stage) => stageRow(snapshot, stage))),
    trail: trailRows(snapshot, outcome),
    passes: inOrder('passes', outcome.passes.map((pass) => passRow(snapshot, pass))),
  };
}

function* placeRows(snapshot: Snapshot, outcome: Outcome): Generator<z.infer<typeof PlaceRow>> {
  for (const [number, child] of snapshot.children.entries()) {
    const intake = outcome.placedIntake[number] ?? -1;
    const stage = outcome.placedStage[number] ?? -1;
    const vacancy = outcome.placedVacancy[number] ?? 0;
    const rank = rankOf(snapshot, number, intake);
    yield {
      child,
      how: waysPlaced[outcome.placedHow[number] ?? 0] ?? 'none',
      intake: intake < 0 ? null : intakeId(snapshot, intake),
      ...(rank === undefined ? {} : { rank }),
      ...(stage < 0 ? {} : { stage }),
      ...(vacancy === 0 ? {} : { vacancy }),
    };
  }
}

/** The parent's rank of an intake, where it is one of their preferences. */
export function rankOf(snapshot: Snapshot, child: number, intake: number): number | undefined {
  const end = snapshot.preferenceStart[child + 1] ?? 0;
  for (let preference = snapshot.preferenceStart[child] ?? 0; preference < end; preference += 1) {
    if (snapshot.preferenceIntake[preference] === intake) return snapshot.preferenceRank[preference];
  }
  return undefined;
}

function listRow(snapshot: Snapshot, { intake, stage, vacancy, pool, rows, width }: RankedList): z.infer<typeof ListRow> {
  return { intake: intakeId(snapshot, intake), stage, vacancy, pool, rows: rows.map((row) => rowId(snapshot, intake, row)), width };
}

function* standingRows(snapshot: Snapshot, lists: readonly RankedList[]): Generator<z.infer<typeof StandingRow>> {
  const childOf = childOfPreference(snapshot);
  for (const { intake, stage, vacancy, order, category, width, keys, drawn } of lists) {
    const id = intakeId(snapshot, intake);
    for (let at = 0; at < order.length; at += 1) {
      const value = drawn.get(at);
      yield {
        child: snapshot.children[childOf[order[at] ?? -1] ?? -1] ?? '',
        ...(value === undefined ? {} : { drawn: value }),
        intake: id,
        keys: Array.from(keys.subarray(at * width, (at + 1) * width), (key) => (Number.isNaN(key) ? null : key)),
        position: at + 1,
        row: rowId(snapshot, intake, category[at] ?? 0),
        stage,
        vacancy,
      };
    }
  }
}

/** By preference: the number of its child. */
export function childOfPreference({ children, preferenceStart, preferenceIntake }: Snapshot): Int32Array {
  const childOf = new Int32Array(preferenceIntake.length);
  for (let child = 0; child < children.length; child += 1) {
    childOf.fill(child, preferenceStart[child] ?? 0, preferenceStart[child + 1] ?? 0);
  }
  return childOf;
}

function stageRow(snapshot: Snapshot, { intake, stage, places, taken, lastTaken }: Outcome['stages'][number]): z.infer<typeof StageRow> {
  return { intake: intakeId(snapshot, intake), stage, places, taken, lastTaken: lastTaken < 0 ? null : lastTaken + 1 };
}

function* trailRows(snapshot: Snapshot, outcome: Outcome): Generator<z.infer<typeof TrailRow>> {
  for (const [number, child] of snapshot.children.entries()) {
    const end = snapshot.preferenceStart[number + 1] ?? 0;
    for (let preference = snapshot.preferenceStart[number] ?? 0; preference < end; preference += 1) {
      const position = outcome.positions[preference] ?? -1;
      yield {
        child,
        intake: intakeId(snapshot, snapshot.preferenceIntake[preference] ?? -1),
        ...(position < 0 ? {} : { position: position + 1 }),
        rank: snapshot.preferenceRank[preference] ?? 0,
        verdict: verdictCodes[outcome.verdicts[preference] ?? -1] ?? 'not-eligible',
      };
    }
  }
}

function passRow(snapshot: Snapshot, { pass, child, intake, change, because }: Outcome['passes'][number]): z.infer<typeof PassRow> {
  const name = (number: number): string => snapshot.children[number] ?? '';
  return { pass, child: name(child), intake: intakeId(snapshot, intake), change, because: name(because) };
}

function intakeId(snapshot: Snapshot, intake: number): string {
  return snapshot.intakes[intake]?.id ?? '';
}

function rowId(snapshot: Snapshot, intake: number, row: number): string {
  return snapshot.intakes[intake]?.policy.rows[row]?.id ?? '';
}
