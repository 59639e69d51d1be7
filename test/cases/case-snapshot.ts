import { refuse } from '@kernel';
import type { HeldRow, IntakeRow, MeasurementRow, SnapshotParts } from '@allocation';
import { commitmentOf } from '@ranking';
import type { Policy } from '@policy';
import { alongOf, factsOf, millimetresOf, scoreOf } from './case-file';
import type { Case, CaseChild } from './case-file';
import { policyOf } from './case-policy';

type Given = Case['given'];

/** One child of a case, alone or as the n-th of a group (counting from 0). */
interface Named {
  readonly id: string;
  readonly at: number;
  readonly child: CaseChild;
}

/** The rows of the snapshot that a case describes. */
export function partsOf(given: Given, file: string): SnapshotParts {
  const policies = new Map(Object.entries(given.schools).map(([name, school]) => [name, policyOf(name, school, file)]));
  const children = everyone(given);
  return {
    round: {
      id: 'case',
      title: 'A case',
      authority: 'Caseshire',
      phase: 'secondary',
      year: 2027,
      kind: given.round.kind,
      fallback:
        given.round.fallback === 'none'
          ? { kind: 'none' }
          : { kind: given.round.fallback, says: 'The nearest school with a place.' },
    },
    policies: [...policies.values()],
    intakes: Object.entries(given.schools).map(([name, school]) => intakeOf(name, school, policies)),
    children: children.map(({ id, child }) => ({ id, resident: !child.livesElsewhere })),
    preferences: children.flatMap(({ id, child }) =>
      child.wishes.map((intake, at) => ({ child: id, rank: at + 1, intake })),
    ),
    facts: children.map(({ id, child, at }) => ({
      child: id,
      facts: factsOf(
        child.facts,
        Object.entries(child.scores).map(([test, score]) => ({ test, score: scoreOf(score, at) })),
        id,
      ),
    })),
    measurements: children.flatMap((one) => measurementsOf(one, policies, file)),
    held: children.flatMap(heldOf),
    draws: Object.entries(given.draws).map(([intake, { seed }]) => ({
      intake,
      id: intake,
      seed,
      commitment: commitmentOf(seed),
      supervisor: 'An independent person',
    })),
    reach: children.flatMap(({ id, child }) =>
      Object.entries(child.reach).map(([intake, far]) => ({ child: id, intake, millimetres: millimetresOf(far) })),
    ),
  };
}

/** The children of a case and of its groups, each with an id. */
export function everyone(given: Given): readonly Named[] {
  return [
    ...Object.entries(given.children).map(([id, child]) => ({ id, at: 0, child })),
    ...Object.entries(given.groups).flatMap(([group, { count, ...child }]) =>
      Array.from({ length: count }, (_, at) => ({ id: `${group}-${String(at + 1)}`, at, child })),
    ),
  ];
}

function intakeOf(name: string, school: Given['schools'][string], policies: ReadonlyMap<string, Policy>): IntakeRow {
  const policy = policies.get(name);
  return {
    id: name,
    school: name,
    name,
    policy: policy?.id ?? name,
    places: school.places ?? policy?.places.offerLimit ?? policy?.places.admissionNumber ?? 1,
    ...(school.takesFallback === undefined ? {} : { takesFallback: school.takesFallback }),
    ...(school.catchment === undefined ? {} : { catchment: school.catchment }),
  };
}

function measurementsOf(
  { id, at, child }: Named,
  policies: ReadonlyMap<string, Policy>,
  file: string,
): readonly MeasurementRow[] {
  return Object.entries(child.distances).flatMap(([intake, byMeasure]) => {
    const measures =
      policies.get(intake)?.definitions.measures ??
      refuse({ file, path: id, found: `a distance to "${intake}"`, allowed: 'name a school of the case.' });
    return Object.entries(byMeasure).map(([measure, along]): MeasurementRow => {
      const method =
        measures[measure]?.method ??
        refuse({
          file,
          path: id,
          found: `the measure "${measure}"`,
          allowed: `the policy of ${intake} has: ${Object.keys(measures).join(', ')}.`,
        });
      return { child: id, intake, measure, method, millimetres: alongOf(along, at) };
    });
  });
}

function heldOf({ id, child }: Named): readonly HeldRow[] {
  if (child.plan !== undefined)
    return [{ child: id, intake: child.plan, why: 'ehc-plan', counts: true, mayMove: false }];
  if (child.held === undefined) return [];
  const { at, ...held } = child.held;
  return [
    {
      child: id,
      intake: at,
      why: held.why,
      counts: held.counts,
      mayMove: held.mayMove,
      ...(held.pool === undefined ? {} : { pool: held.pool }),
    },
  ];
}
