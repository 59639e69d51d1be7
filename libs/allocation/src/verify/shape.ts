import { verdictCodes, waysPlaced, type Outcome, type RankedList, type Snapshot } from './documents';
import { Ledger } from './ledger';

/**
 * How well an outcome's columns fit its snapshot: their sizes, their numbers, and the one order they may stand in.
 * Nothing else can be checked where they do not fit.
 */
export function readShape(snapshot: Snapshot, outcome: Outcome, limit: number): { readonly ledger: Ledger; readonly sound: boolean } {
  const ledger = new Ledger(limit);
  readSizes(snapshot, outcome, ledger);
  if (ledger.breachCount === 0) readRows(snapshot, outcome, ledger);
  const sound = ledger.breachCount === 0;
  if (outcome.snapshot !== snapshot.digest) ledger.add({ says: 'The outcome names another snapshot than this one.' });
  if (typeof outcome.engine !== 'string' || outcome.engine === '') ledger.add({ says: 'The outcome does not say which engine made it.' });
  inStrictOrder(snapshot.children, 'children', ledger);
  inStrictOrder(snapshot.intakes.map((intake) => intake.id), 'intakes', ledger);
  if (sound) readCanonicalOrder(outcome, ledger);
  return { ledger, sound };
}

function readSizes(snapshot: Snapshot, outcome: Outcome, ledger: Ledger): void {
  const children = snapshot.children.length;
  const preferences = snapshot.preferenceIntake.length;
  const intakes = snapshot.intakes.length;
  const column = (name: string, values: Numbers, length: number, least: number, most: number): void => {
    ledger.checked += 1;
    if (values.length !== length) ledger.add({ says: `The column ${name} has ${values.length} numbers where ${length} are needed.` });
    else if (!within(values, least, most)) ledger.add({ says: `The column ${name} has a number outside ${least} to ${most}.` });
  };
  column('placedIntake', outcome.placedIntake, children, -1, intakes - 1);
  column('placedHow', outcome.placedHow, children, 0, waysPlaced.length - 1);
  column('placedStage', outcome.placedStage, children, -1, 32_767);
  column('placedVacancy', outcome.placedVacancy, children, 0, 2_147_483_647);
  column('verdicts', outcome.verdicts, preferences, 0, verdictCodes.length - 1);
  column('positions', outcome.positions, preferences, -1, preferences);
}

type Numbers = Int32Array | Int16Array | Uint8Array | readonly number[];

/** Whether every number is a whole one from `least` to `most`. */
function within(values: Numbers, least: number, most: number): boolean {
  if (Array.isArray(values) && !values.every(Number.isInteger)) return false;
  for (let at = 0, end = values.length; at < end; at += 1) {
    const value = values[at] ?? Number.NaN;
    if (!(value >= least && value <= most)) return false;
  }
  return true;
  return true;
}

function readRows(snapshot: Snapshot, outcome: Outcome, ledger: Ledger): void {
  const child = (value: number): boolean => within([value], 0, snapshot.children.length - 1);
  const intake = (value: number): boolean => within([value], 0, snapshot.intakes.length - 1);
  outcome.lists.forEach((list, at) => {
    ledger.checked += 1;
    if (!intake(list.intake) || !fits(list, snapshot.preferenceIntake.length)) ledger.add({ says: `List ${at} has numbers or sizes that cannot be.` });
  });
  outcome.stages.forEach((stage, at) => {
    if (!intake(stage.intake) || !within([stage.stage, stage.places, stage.taken, stage.lastTaken + 1], 0, Number.MAX_SAFE_INTEGER)) {
      ledger.add({ says: `The result of stage ${at} has numbers that cannot be.` });
    }
  });
  outcome.passes.forEach((pass, at) => {
    const known = pass.change === 'over-number' || pass.change === 'counts-as-sibling';
    if (!known || !child(pass.child) || !child(pass.because) || !intake(pass.intake) || !within([pass.pass], 1, Number.MAX_SAFE_INTEGER)) {
      ledger.add({ says: `Change ${at} of the passes has numbers that cannot be.` });
    }
  });
}

function fits(list: RankedList, preferences: number): boolean {
  const { order } = list;
  return (
    within([list.stage, list.vacancy, list.width], 0, 2_147_483_647) &&
    within(order, 0, preferences - 1) &&
    list.category.length === order.length &&
    list.keys.length === order.length * list.width &&
    within([...list.drawn.keys()], 0, order.length - 1)
  );
}

function inStrictOrder(ids: readonly string[], what: string, ledger: Ledger): void {
  ledger.checked += ids.length;
  let before: string | undefined;
  for (const id of ids) {
    if (before !== undefined && before >= id) ledger.add({ says: `The ${what} of the snapshot do not stand in code-point order.` });
    before = id;
  }
}

/** Lists by intake, vacancy, stage; stage results by intake, stage; passes by pass, child, intake; none twice. */
function readCanonicalOrder(outcome: Outcome, ledger: Ledger): void {
  const ordered = (rows: readonly (readonly number[])[], says: string): void => {
    ledger.checked += rows.length;
    rows.forEach((row, at) => {
      const before = rows[at - 1];
      const differs = row.findIndex((value, column) => value !== before?.[column]);
      if (before !== undefined && (differs < 0 || (row[differs] ?? 0) < (before[differs] ?? 0))) ledger.add({ says });
    });
  };
  ordered(outcome.lists.map((list) => [list.intake, list.vacancy, list.stage]), 'The lists do not stand in the order of intake, vacancy and stage.');
  ordered(outcome.stages.map((stage) => [stage.intake, stage.stage]), 'The results do not stand in the order of intake and stage.');
  ordered(outcome.passes.map((pass) => [pass.pass, pass.child, pass.intake]), 'The changes do not stand in the order of pass, child and intake.');
}
