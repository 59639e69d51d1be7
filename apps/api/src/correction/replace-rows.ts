import type { SnapshotParts } from '@allocation';
import { canonicalJson } from '@kernel';

/** The parts of a snapshot that say something of one child and may have been wrong. */
const partsOfChild = ['facts', 'measurements', 'reach', 'held'] as const;

/** One part in which a child's rows are not what they were, as lines of JSON. */
export interface ChangedPart {
  readonly part: string;
  readonly before: string[];
  readonly after: string[];
}

/** A snapshot's rows with those of one child taken from what is known now. */
export interface Replaced {
  readonly parts: SnapshotParts;
  readonly changed: ChangedPart[];
}

/**
 * The run's own rows, but with what is now known of one child; every other child's rows stay as the run saw them.
 *
 * What the family asked for is not replaced: a correction is about a wrong fact, not about another wish.
 */
export function replaceRows(run: SnapshotParts, now: SnapshotParts, child: string): Replaced {
  const changed: ChangedPart[] = [];
  const parts = { ...run } as { -readonly [Part in keyof SnapshotParts]: SnapshotParts[Part] };
  for (const part of partsOfChild) {
    const mine = (rows: readonly { readonly child: string }[]): string[] =>
      rows
        .filter((row) => row.child === child)
        .map((row) => canonicalJson(bare(row)))
        .sort();
    const [before, after] = [mine(run[part]), mine(now[part])];
    if (before.join('\n') === after.join('\n')) continue;
    changed.push({ part, before, after });
    put(parts, part, run, now, child);
  }
  return { parts, changed };
}

/** A row without what a run keeps only for people: the points and the network of a measurement. */
function bare(row: object): object {
  const { from: _from, to: _to, network: _network, ...rest } = row as Readonly<Record<string, unknown>>;
  return rest;
}

function put(
  parts: { -readonly [Part in keyof SnapshotParts]: SnapshotParts[Part] },
  part: (typeof partsOfChild)[number],
  run: SnapshotParts,
  now: SnapshotParts,
  child: string,
): void {
  const joined = <Row extends { readonly child: string }>(
    old: readonly Row[],
    known: readonly Row[],
  ): readonly Row[] => [...old.filter((row) => row.child !== child), ...known.filter((row) => row.child === child)];
  switch (part) {
    case 'facts':
      parts.facts = joined(run.facts, now.facts);
      return;
    case 'measurements': {
      const asked = new Set(run.preferences.filter((row) => row.child === child).map(({ intake }) => intake));
      parts.measurements = joined(
        run.measurements,
        now.measurements.filter(({ intake }) => asked.has(intake)),
      );
      return;
    }
    case 'reach':
      parts.reach = joined(run.reach, now.reach);
      return;
    case 'held':
      parts.held = joined(run.held, now.held);
      return;
  }
}
