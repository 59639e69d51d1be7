import { BadInput, byCodePoint, digest } from '@kernel';
import type { Problem } from '@kernel';
import { atomsOf, conditionsOf, inOneShape, keysOf } from '@policy';
import type { ChildFacts, Policy } from '@policy';
import type { FactsRow, HeldRow, IntakeRow, SnapshotParts } from './parts';
import type { Held, Intake, Snapshot } from './snapshot';

/** How many problems are listed before the rest are only counted. */
const problemsListed = 50;

/** Collects what is wrong, by part and row, so that all of it can be said at once. */
class Problems {
  private readonly found: Problem[] = [];
  private count = 0;

  add(part: string, row: number, found: string, allowed: string): void {
    this.count += 1;
    if (this.count <= problemsListed) this.found.push({ file: row < 0 ? part : `${part}.ndjson, line ${String(row + 1)}`, found, allowed });
  }

  stopIfAny(): void {
    if (this.count === 0) return;
    const rest = this.count - this.found.length;
    throw new BadInput(rest > 0 ? [...this.found, { found: `${String(rest)} more problems`, allowed: 'mend these first.' }] : this.found);
  }
}

/**
 * The snapshot that a set of rows makes, checked as a whole: every name defined, nothing twice, nothing unmeasured.
 *
 * Fails closed with `BadInput`, listing what is missing: an unmeasured preference would be a wrong decision later.
 * The order of the rows does not matter. `named` is the digest by which the snapshot is known; when it is left out
 * it is worked out from the rows.
 */
export function buildSnapshot(parts: SnapshotParts, named?: string): Snapshot {
  const problems = new Problems();
  const intakes = intakesOf(parts, problems);
  const children = numbered(parts.children, 'children', problems);
  problems.stopIfAny();
  const intakeNumbers = new Map(intakes.map((intake, at) => [intake.id, at]));
  const childNumbers = new Map(children.map((id, at) => [id, at]));
  const resident = new Uint8Array(children.length);
  for (const row of parts.children) resident[childNumbers.get(row.id) ?? 0] = row.resident ? 1 : 0;
  const facts = factsOf(parts.facts, childNumbers, problems);
  const preferences = preferencesOf(parts, childNumbers, intakeNumbers, problems);
  const held = heldOf(parts.held, childNumbers, intakeNumbers, intakes, problems);
  problems.stopIfAny();
  const millimetres = measurementsOf(parts, intakes, childNumbers, intakeNumbers, preferences, held, problems);
  const reach = reachOf(parts, intakes, childNumbers, intakeNumbers, resident, problems);
  problems.stopIfAny();
  return {
    digest: named ?? digestOfParts(parts),
    round: parts.round,
    intakes,
    children,
    resident,
    facts,
    ...preferences,
    millimetres,
    held,
    reach,
  };
}

/** A digest of rows that is the same in whatever order they come. */
function digestOfParts(parts: SnapshotParts): string {
  const lines = (rows: readonly unknown[]): readonly string[] => rows.map((row) => digest(row)).sort(byCodePoint);
  return digest({
    round: parts.round,
    policies: lines(parts.policies),
    intakes: lines(parts.intakes),
    children: lines(parts.children),
    preferences: lines(parts.preferences),
    facts: lines(parts.facts),
    measurements: lines(parts.measurements),
    held: lines(parts.held),
    draws: lines(parts.draws),
    reach: lines(parts.reach),
  });
}

/** Ids in code-point order, each only once. */
function numbered(rows: readonly { readonly id: string }[], part: string, problems: Problems): readonly string[] {
  const seen = new Set<string>();
  rows.forEach((row, at) => {
    if (seen.has(row.id)) problems.add(part, at, `"${row.id}" a second time`, 'keep one row for each.');
    seen.add(row.id);
  });
  return [...seen].sort(byCodePoint);
}

function intakesOf(parts: SnapshotParts, problems: Problems): readonly Intake[] {
  const policies = new Map<string, Policy>();
  for (const policy of parts.policies) {
    if (policies.has(policy.id)) problems.add(`policies/${policy.id}.json`, -1, 'two policies with this id', 'give each policy its own id.');
    policies.set(policy.id, policy);
  }
  const draws = new Map<string, SnapshotParts['draws'][number]>();
  parts.draws.forEach((draw, at) => {
    if (draws.has(draw.intake)) problems.add('draws', at, `a second draw for "${draw.intake}"`, 'name one draw for each intake.');
    draws.set(draw.intake, draw);
  });
  const rows = new Map(parts.intakes.map((row, at) => [row.id, { row, at }]));
  parts.draws.forEach((draw, at) => {
    if (!rows.has(draw.intake)) problems.add('draws', at, `the intake "${draw.intake}"`, 'name an intake of this round.');
  });
  return numbered(parts.intakes, 'intakes', problems).flatMap((id): readonly Intake[] => {
    const found = rows.get(id);
    if (found === undefined) return [];
    const { policy: policyId, ...row } = found.row;
    const policy = policies.get(policyId);
    if (policy === undefined) {
      problems.add('intakes', found.at, `the policy "${policyId}"`, `name one of the snapshot's policies: ${[...policies.keys()].join(', ')}.`);
      return [];
    }
    checkIntake(found.row, policy, found.at, problems);
    const draw = draws.get(id);
    return [{ ...row, policy, measures: measuresOf(policy), ...(draw === undefined ? {} : { draw }) }];
  });
}

function checkIntake(row: IntakeRow, policy: Policy, at: number, problems: Problems): void {
  if (policy.school.id !== row.school) {
    problems.add('intakes', at, `the policy of "${policy.school.id}" for the school "${row.school}"`, 'name the policy of this school.');
  }
  if (policy.notForRanking !== undefined) {
    problems.add('intakes', at, `the policy "${policy.id}", which is not for ranking: ${policy.notForRanking}`, 'rank only with a policy that is fully known.');
  }
}

/** The measures that a policy ranks on, in code-point order. */
export function measuresOf(policy: Policy): readonly string[] {
  const used = new Set<string>();
  for (const { thing } of keysOf(policy)) {
    if (thing.by === 'distance') used.add(thing.measure);
    if (thing.by === 'distance-difference') {
      used.add(thing.from);
      used.add(thing.less);
    }
  }
  for (const { thing } of conditionsOf(policy)) {
    for (const atom of atomsOf(thing)) if (atom.kind === 'within-distance') used.add(atom.measure);
  }
  return [...used].sort(byCodePoint);
}

const noFacts: ChildFacts = inOneShape({});

function factsOf(rows: readonly FactsRow[], children: ReadonlyMap<string, number>, problems: Problems): readonly ChildFacts[] {
  const facts: ChildFacts[] = new Array<ChildFacts>(children.size).fill(noFacts);
  const seen = new Set<string>();
  rows.forEach((row, at) => {
    const child = children.get(row.child);
    if (child === undefined) problems.add('facts', at, `the child "${row.child}"`, 'name a child of this round.');
    else if (seen.has(row.child)) problems.add('facts', at, `facts of "${row.child}" a second time`, 'keep one row of facts for each child.');
    else facts[child] = inOneShape(row.facts);
    seen.add(row.child);
  });
  return facts;
}

type Preferences = Pick<Snapshot, 'preferenceStart' | 'preferenceIntake' | 'preferenceRank'>;

function preferencesOf(parts: SnapshotParts, children: ReadonlyMap<string, number>, intakes: ReadonlyMap<string, number>, problems: Problems): Preferences {
  const { preferences } = parts;
  const counts = new Int32Array(children.size + 1);
  preferences.forEach((row, at) => {
    const child = children.get(row.child);
    if (child === undefined) problems.add('preferences', at, `the child "${row.child}"`, 'name a child of this round.');
    else counts[child + 1] = (counts[child + 1] ?? 0) + 1;
    if (!intakes.has(row.intake)) problems.add('preferences', at, `the intake "${row.intake}"`, 'name an intake of this round.');
  });
  problems.stopIfAny();
  for (let child = 1; child < counts.length; child += 1) counts[child] = (counts[child] ?? 0) + (counts[child - 1] ?? 0);
  const next = counts.slice();
  const rowAt = new Int32Array(preferences.length);
  preferences.forEach((row, at) => {
    const child = children.get(row.child) ?? 0;
    const place = next[child] ?? 0;
    rowAt[place] = at;
    next[child] = place + 1;
  });
  const preferenceIntake = new Int32Array(preferences.length);
  const preferenceRank = new Uint8Array(preferences.length);
  for (let child = 0; child < children.size; child += 1) {
    const mine = rowAt.subarray(counts[child] ?? 0, counts[child + 1] ?? 0).sort((a, b) => (preferences[a]?.rank ?? 0) - (preferences[b]?.rank ?? 0));
    checkPreferences(mine, preferences, problems);
    mine.forEach((at, place) => {
      preferenceIntake[(counts[child] ?? 0) + place] = intakes.get(preferences[at]?.intake ?? '') ?? -1;
      preferenceRank[(counts[child] ?? 0) + place] = preferences[at]?.rank ?? 0;
    });
  }
  return { preferenceStart: counts, preferenceIntake, preferenceRank };
}

function checkPreferences(mine: Int32Array, preferences: SnapshotParts['preferences'], problems: Problems): void {
  for (let place = 1; place < mine.length; place += 1) {
    const row = preferences[mine[place] ?? -1];
    for (let before = 0; row !== undefined && before < place; before += 1) {
      const earlier = preferences[mine[before] ?? -1];
      if (earlier?.rank === row.rank) problems.add('preferences', mine[place] ?? -1, `rank ${String(row.rank)} twice for "${row.child}"`, 'give each preference a rank of its own.');
      if (earlier?.intake === row.intake) problems.add('preferences', mine[place] ?? -1, `two preferences of "${row.child}" for "${row.intake}"`, 'name a school once.');
    }
  }
}

function heldOf(rows: readonly HeldRow[], children: ReadonlyMap<string, number>, intakes: ReadonlyMap<string, number>, all: readonly Intake[], problems: Problems): readonly Held[] {
  const seen = new Set<string>();
  const held = rows.flatMap((row, at): readonly Held[] => {
    const child = children.get(row.child);
    const intake = intakes.get(row.intake);
    if (seen.has(row.child)) problems.add('held', at, `a second place held by "${row.child}"`, 'a child holds one place.');
    seen.add(row.child);
    if (row.why === 'ehc-plan' && row.mayMove) problems.add('held', at, `an EHC plan place that may move`, 'a place named in an EHC plan is fixed (1.6): set mayMove to false.');
    if (child === undefined) problems.add('held', at, `the child "${row.child}"`, 'name a child of this round.');
    if (intake === undefined) problems.add('held', at, `the intake "${row.intake}"`, 'name an intake of this round.');
    if (child === undefined || intake === undefined) return [];
    const pools = all[intake]?.policy.pools?.map((pool) => pool.id) ?? [];
    if (row.pool !== undefined && !pools.includes(row.pool)) problems.add('held', at, `the pool "${row.pool}"`, `the pools of "${row.intake}" are: ${pools.join(', ') || 'none'}.`);
    const { child: _child, intake: _intake, ...rest } = row;
    return [{ ...rest, child, intake }];
  });
  return [...held].sort((a, b) => a.child - b.child);
}

/** The columns of measurements; stops for every measurement that a policy needs and the snapshot lacks. */
function measurementsOf(
  parts: SnapshotParts,
  intakes: readonly Intake[],
  childNumbers: ReadonlyMap<string, number>,
  intakeNumbers: ReadonlyMap<string, number>,
  preferences: Preferences,
  held: readonly Held[],
  problems: Problems,
): readonly Float64Array[] {
  const total = preferences.preferenceIntake.length;
  const slots = intakes.reduce((most, intake) => Math.max(most, intake.measures.length), 0);
  const columns = Array.from({ length: slots }, () => new Float64Array(total).fill(Number.NaN));
  parts.measurements.forEach((row, at) => {
    const child = childNumbers.get(row.child);
    const intake = intakeNumbers.get(row.intake);
    if (child === undefined) return problems.add('measurements', at, `the child "${row.child}"`, 'name a child of this round.');
    if (intake === undefined) return problems.add('measurements', at, `the intake "${row.intake}"`, 'name an intake of this round.');
    const how = intakes[intake]?.policy.definitions.measures[row.measure];
    if (how === undefined) return problems.add('measurements', at, `the measure "${row.measure}"`, `name a measure of the policy of "${row.intake}".`);
    if (how.method !== row.method) return problems.add('measurements', at, `a ${row.method} measurement`, `the policy measures "${row.measure}" by ${how.method}.`);
    const column = columns[intakes[intake]?.measures.indexOf(row.measure) ?? -1];
    const place = preferenceFor(preferences, child, intake);
    if (column === undefined || place < 0) return;
    if (!Number.isNaN(column[place])) return problems.add('measurements', at, `"${row.measure}" of "${row.child}" for "${row.intake}" a second time`, 'keep one measurement of each kind.');
    column[place] = row.millimetres;
  });
  const fixed = new Set(held.filter((one) => !one.mayMove).map((one) => one.child));
  const ids = [...childNumbers.keys()].sort(byCodePoint);
  for (let child = 0; child < ids.length; child += 1) {
    if (fixed.has(child)) continue;
    for (let place = preferences.preferenceStart[child] ?? 0; place < (preferences.preferenceStart[child + 1] ?? 0); place += 1) {
      const intake = intakes[preferences.preferenceIntake[place] ?? -1];
      intake?.measures.forEach((measure, slot) => {
        if (Number.isNaN(columns[slot]?.[place])) {
          problems.add('measurements.ndjson', -1, `no "${measure}" of "${ids[child] ?? ''}" for "${intake.id}"`, 'measure it: no preference is ranked unmeasured.');
        }
      });
    }
  }
  return columns;
}

/** The number of a child's preference for an intake, or -1. */
function preferenceFor(preferences: Preferences, child: number, intake: number): number {
  const end = preferences.preferenceStart[child + 1] ?? 0;
  for (let place = preferences.preferenceStart[child] ?? 0; place < end; place += 1) {
    if (preferences.preferenceIntake[place] === intake) return place;
  }
  return -1;
}

function reachOf(
  parts: SnapshotParts,
  intakes: readonly Intake[],
  childNumbers: ReadonlyMap<string, number>,
  intakeNumbers: ReadonlyMap<string, number>,
  resident: Uint8Array,
  problems: Problems,
): Snapshot['reach'] {
  const seen = new Set<number>();
  const rows = parts.reach.flatMap((row, at): readonly { child: number; intake: number; millimetres: number }[] => {
    const child = childNumbers.get(row.child);
    const intake = intakeNumbers.get(row.intake);
    if (child === undefined || intake === undefined) {
      problems.add('reach', at, child === undefined ? `the child "${row.child}"` : `the intake "${row.intake}"`, 'name a child and an intake of this round.');
      return [];
    }
    const pair = child * intakes.length + intake;
    if (seen.has(pair)) problems.add('reach', at, `the distance from "${row.child}" to "${row.intake}" a second time`, 'keep one.');
    seen.add(pair);
    return [{ child, intake, millimetres: row.millimetres }];
  });
  if (parts.round.fallback.kind !== 'none') requireReach(parts, intakes, childNumbers, resident, seen, problems);
  const sorted = [...rows].sort((a, b) => a.child - b.child || a.intake - b.intake);
  return {
    child: Int32Array.from(sorted, (row) => row.child),
    intake: Int32Array.from(sorted, (row) => row.intake),
    millimetres: Float64Array.from(sorted, (row) => row.millimetres),
  };
}

/** The scheme places resident children at schools with a vacancy, so each needs a distance to each of these. */
function requireReach(parts: SnapshotParts, intakes: readonly Intake[], children: ReadonlyMap<string, number>, resident: Uint8Array, seen: ReadonlySet<number>, problems: Problems): void {
  const ids = [...children.entries()];
  intakes.forEach((intake, number) => {
    if (intake.takesFallback !== true) return;
    for (const [id, child] of ids) {
      if (resident[child] === 1 && !seen.has(child * intakes.length + number)) {
        problems.add('reach.ndjson', -1, `no distance from "${id}" to "${intake.id}"`, `measure it: the scheme may place the child there (${parts.round.fallback.kind}).`);
      }
    }
  });
}

