import { commitmentOf } from '@ranking';
import type { PlainRows } from './plain-rows';
import { Problems } from './problems';

interface Line {
  readonly line: number;
}

/** Refuses names that no file defines and rows that say the same thing twice, each with its file and line. */
export function checkReferences(plain: PlainRows): void {
  const problems = new Problems();
  const schools = new Set(plain.schools.map(({ school }) => school));
  const intakes = new Set(plain.intakes.map(({ intake }) => intake));
  const children = new Set(plain.children.map(({ child }) => child));
  const known = <Row extends Line>(file: string, rows: readonly Row[], what: string, names: ReadonlySet<string>, of: (row: Row) => string): void => {
    for (const row of rows) {
      if (!names.has(of(row))) problems.add(file, row.line, `the ${what} "${of(row)}"`, `${what === 'intake' ? 'an' : 'a'} ${what} of this round${someOf(names)}.`);
    }
  };
  known('points.csv', plain.points, 'school', schools, (row) => row.school);
  known('intakes.csv', plain.intakes, 'school', schools, (row) => row.school);
  known('intakes.csv', plain.intakes, 'policy', new Set(plain.policies.map(({ policy }) => policy.id)), (row) => row.policy);
  known('draws.csv', plain.draws, 'intake', intakes, (row) => row.intake);
  for (const name of ['homes', 'preferences', 'measurements', 'held'] as const) known<Line & { child: string }>(`${name}.csv`, plain[name], 'child', children, (row) => row.child);
  for (const name of ['preferences', 'measurements', 'held'] as const) known<Line & { intake: string }>(`${name}.csv`, plain[name], 'intake', intakes, (row) => row.intake);
  known('facts.ndjson', plain.facts, 'child', children, (row) => row.child);
  checkRepeats(plain, problems);
  checkDraws(plain, problems);
  checkMeanings(plain, problems);
  problems.stopIfAny();
}

/** A few of the names, where they are few enough to help. */
function someOf(names: ReadonlySet<string>): string {
  return names.size > 0 && names.size <= 12 ? `: ${[...names].join(', ')}` : '';
}

function checkRepeats(plain: PlainRows, problems: Problems): void {
  const once = <Row extends Line>(file: string, rows: readonly Row[], say: (row: Row) => string): void => {
    const first = new Map<string, number>();
    for (const row of rows) {
      const key = say(row);
      const before = first.get(key);
      if (before === undefined) first.set(key, row.line);
      else problems.add(file, row.line, `${key} a second time (first on line ${String(before)})`, 'one line for each.');
    }
  };
  once('schools.csv', plain.schools, ({ school }) => `the school "${school}"`);
  once('points.csv', plain.points, ({ school, point }) => `the point "${point}" of "${school}"`);
  once('intakes.csv', plain.intakes, ({ intake }) => `the intake "${intake}"`);
  once('children.csv', plain.children, ({ child }) => `the child "${child}"`);
  once('homes.csv', plain.homes, ({ child }) => `the home of "${child}"`);
  once('preferences.csv', plain.preferences, ({ child, rank }) => `the preference at rank ${String(rank)} of "${child}"`);
  once('preferences.csv', plain.preferences, ({ child, intake }) => `the preference of "${child}" for "${intake}"`);
  once('facts.ndjson', plain.facts, ({ child }) => `the facts of "${child}"`);
  once('measurements.csv', plain.measurements, ({ child, intake, measure }) => `the measurement "${measure}" of "${child}" for "${intake}"`);
  once('held.csv', plain.held, ({ child }) => `the place held by "${child}"`);
  once('draws.csv', plain.draws, ({ intake }) => `the draw for "${intake}"`);
  const policies = new Map<string, string>();
  for (const { file, policy } of plain.policies) {
    const before = policies.get(policy.id);
    if (before !== undefined) problems.add(file, 0, `the id "${policy.id}", which ${before} has too`, 'give each policy its own id.');
    policies.set(policy.id, file);
  }
}

function checkDraws(plain: PlainRows, problems: Problems): void {
  for (const { line, commitment, seed } of plain.draws) {
    const right = commitmentOf(seed);
    if (right !== commitment) {
      problems.add('draws.csv', line, `the commitment ${commitment}`, `${right}, the SHA-256 of the seed: either the seed or the commitment is not the one that was published.`);
    }
  }
}

/** Refuses rows that contradict the policy of their intake. */
function checkMeanings(plain: PlainRows, problems: Problems): void {
  const policies = new Map(plain.policies.map(({ policy }) => [policy.id, policy]));
  const policyOf = new Map(plain.intakes.map(({ intake, policy }) => [intake, policies.get(policy)]));
  for (const { intake, school, policy: id, line } of plain.intakes) {
    const policy = policies.get(id);
    if (policy === undefined) continue;
    if (policy.school.id !== school) problems.add('intakes.csv', line, `the policy "${id}" of the school "${policy.school.id}" for the intake "${intake}" of "${school}"`, 'name a policy of this school.');
    if (policy.notForRanking !== undefined) problems.add('intakes.csv', line, `the policy "${id}", which is not for ranking: ${policy.notForRanking}`, 'rank only with a policy that is fully known.');
  }
  for (const { intake, measure, method, line } of plain.measurements) {
    const policy = policyOf.get(intake);
    const how = policy?.definitions.measures[measure];
    if (policy === undefined) continue;
    if (how === undefined) problems.add('measurements.csv', line, `the measure "${measure}"`, `a measure of the policy "${policy.id}": ${Object.keys(policy.definitions.measures).join(', ') || 'it has none'}.`);
    else if (how.method !== method) problems.add('measurements.csv', line, `a ${method} measurement`, `the policy "${policy.id}" measures "${measure}" by ${how.method}.`);
  }
  for (const { intake, why, mayMove, pool, line } of plain.held) {
    const pools = policyOf.get(intake)?.pools?.map(({ id }) => id) ?? [];
    if (pool !== undefined && !pools.includes(pool)) problems.add('held.csv', line, `the pool "${pool}"`, `a pool of the policy of "${intake}": ${pools.join(', ') || 'it has none'}.`);
    if (why === 'ehc-plan' && mayMove) problems.add('held.csv', line, 'an EHC plan place that may move', 'a place named in an EHC plan is fixed (1.6): set mayMove to no.');
  }
}
