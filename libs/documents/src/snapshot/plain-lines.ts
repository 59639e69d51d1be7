import type { ChildRow, PreferenceRow, ReachRow, SnapshotParts } from '@allocation';

/** Reads a line that has the plainest form there is; nothing where it has any other, and may be good all the same. */
export type ReadPlain<Row> = (line: string) => Row | undefined;

const id = '([A-Za-z0-9][A-Za-z0-9._/-]*)';
/** Whole numbers that every program counts exactly. */
const whole = '(0|[1-9][0-9]{0,14})';

const reachLine = new RegExp(`^\\{"child":"${id}","intake":"${id}","millimetres":${whole}\\}$`);
const preferenceLine = new RegExp(`^\\{"child":"${id}","intake":"${id}","rank":([1-9][0-9]?)\\}$`);
const childLine = new RegExp(`^\\{"id":"${id}","resident":(true|false)\\}$`);

function reach(line: string): ReachRow | undefined {
  const found = reachLine.exec(line);
  return found === null ? undefined : { child: found[1] ?? '', intake: found[2] ?? '', millimetres: Number(found[3]) };
}

function preference(line: string): PreferenceRow | undefined {
  const found = preferenceLine.exec(line);
  return found === null ? undefined : { child: found[1] ?? '', intake: found[2] ?? '', rank: Number(found[3]) };
}

function child(line: string): ChildRow | undefined {
  const found = childLine.exec(line);
  return found === null ? undefined : { id: found[1] ?? '', resident: found[2] === 'true' };
}

/**
 * The parts of many short lines. A line in plain form is canonical and its row keeps the part's schema, so neither need be
 * asked. Most lines of a snapshot are such.
 */
export const plainLines: { readonly [Part in keyof SnapshotParts]?: ReadPlain<SnapshotParts[Part] extends readonly (infer Row)[] ? Row : never> } = {
  children: child,
  preferences: preference,
  reach,
};
