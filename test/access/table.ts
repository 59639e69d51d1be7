import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A table of the folder as officers read it: what each row is about, then one column for each persona. */
export type Table = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Reads a table; the first column is the name of the row. */
export function readTable(file: string): Table {
  const rows = parse(readFileSync(join(__dirname, file), 'utf8'));
  const [head = [], ...body] = rows;
  return new Map(
    body.map(([name = '', ...cells]) => [
      name,
      Object.fromEntries(cells.map((cell, at) => [head[at + 1] ?? '', cell])),
    ]),
  );
}

/** What was seen and is not what the table says, a line each; a row that either lacks is named too. */
export function differences(expected: Table, seen: Table): string[] {
  return [...new Set([...expected.keys(), ...seen.keys()])].sort().flatMap((row) => {
    const [says, is] = [expected.get(row), seen.get(row)];
    if (is === undefined) return [`${row}: there is no such thing any more`];
    if (says === undefined) return [`${row}: has no row; seen was ${JSON.stringify(is)}`];
    return [...new Set([...Object.keys(says), ...Object.keys(is)])]
      .filter((persona) => says[persona] !== is[persona])
      .map(
        (persona) => `${row} × ${persona}: ${says[persona] ?? 'nothing'} in the table, but ${is[persona] ?? 'nothing'}`,
      );
  });
}

/**
 * Writes the table as it was seen, when ACCESS=write is set: for whoever has read every difference and means it. Officers
 * read these tables; a change in one is a change in who sees what.
 */
export function keepIfAsked(file: string, first: string, seen: Table): void {
  if (process.env['ACCESS'] !== 'write') return;
  const personas = [...new Set([...seen.values()].flatMap((row) => Object.keys(row)))];
  const lines = [...seen].map(([name, row]) => [name, ...personas.map((persona) => row[persona] ?? '')].join(','));
  writeFileSync(join(__dirname, file), [[first, ...personas].join(','), ...lines, ''].join('\n'));
}
