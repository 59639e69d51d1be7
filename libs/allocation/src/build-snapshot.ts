import { byCodePoint, digest } from '@kernel';
import { atomsOf, conditionsOf, keysOf, sharingAlike } from '@policy';
import type { ChildFacts, Policy } from '@policy';
import type { FactsRow, HeldRow, IntakeRow, SnapshotParts } from './parts';
import { measurementsOf, reachOf } from './gather-measurements';
import { preferencesOf } from './gather-preferences';
import { Problems } from './problems';
import type { Held, Intake, Snapshot } from './snapshot';

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

function factsOf(rows: readonly FactsRow[], children: ReadonlyMap<string, number>, problems: Problems): readonly ChildFacts[] {
  const share = sharingAlike();
  const noFacts = share({});
  const facts: ChildFacts[] = new Array<ChildFacts>(children.size).fill(noFacts);
  const seen = new Set<string>();
  rows.forEach((row, at) => {
    const child = children.get(row.child);
    if (child === undefined) problems.add('facts', at, `the child "${row.child}"`, 'name a child of this round.');
    else if (seen.has(row.child)) problems.add('facts', at, `facts of "${row.child}" a second time`, 'keep one row of facts for each child.');
    else facts[child] = share(row.facts);
    seen.add(row.child);
  });
  return facts;
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

