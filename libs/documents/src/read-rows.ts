import { byCodePoint, canonicalJson, checked, refuse } from '@kernel';
import type { z } from 'zod';
import { isCanonical } from './canonical-line';
import { parseJson } from './json';
import type { PartEntry } from './manifest';
import type { Shelf } from './shelf';

/** What the rows of a part look like and by which fields they stand in order. */
export interface PartShape<Row> {
  readonly schema: z.ZodType<Row>;
  /** The fields that name a row and order the file; texts by code point, numbers by size. */
  readonly key: readonly string[];
  /** The row of a line in the part's plainest form, which then is canonical and keeps the schema; nothing where it has another. */
  readonly plain?: ((line: string) => Row | undefined) | undefined;
}

/** Told now and then how many lines have been read. */
export type Progress = (lines: number) => void;

const tellEvery = 20_000;

/**
 * The rows of a part, one at a time, each checked; at the end the count and the digest that the manifest promised.
 *
 * A line must be the canonical JSON of what it says. That one check refuses keys said twice, spaces, and numbers
 * written in two ways, all of which would let two files say the same thing under two digests.
 */
export function* readRows<Row extends object>(shelf: Shelf, entry: PartEntry, shape: PartShape<Row>, progress?: Progress): Generator<Row> {
  const lines = shelf.lines(entry.file);
  let before: Row | undefined;
  let line = 0;
  for (let next = lines.next(); ; next = lines.next()) {
    if (next.done === true) return checkEntry(entry, line, next.value.sha256);
    line += 1;
    const row = shape.plain?.(next.value) ?? readRow(next.value, shape.schema, entry.file, line);
    if (before !== undefined) checkOrder(before, row, shape.key, entry.file, line);
    if (line % tellEvery === 0) progress?.(tellEvery);
    before = row;
    yield row;
  }
}

function readRow<Row>(text: string, schema: z.ZodType<Row>, file: string, line: number): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuseLine(text, file, line);
  }
  const result = schema.safeParse(value);
  if (!result.success) return checked(schema, value, `${file}, line ${String(line)}`);
  if (!isCanonical(text, value)) return refuseLine(text, file, line);
  return result.data;
}

/** Says what is wrong with a line that is not canonical JSON: cut short, a key said twice, or another way of writing. */
function refuseLine(text: string, file: string, line: number): never {
  const name = `${file}, line ${String(line)}`;
  const value = parseJson(text, name);
  return refuse({ file: name, found: shown(text), allowed: `write it in canonical form: ${shown(canonicalJson(value))}` });
}

function shown(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function checkOrder<Row extends object>(before: Row, row: Row, key: readonly string[], file: string, line: number): void {
  const order = compareKeys(before, row, key);
  if (order < 0) return;
  const found = sayKey(row, key);
  refuse({
    file: `${file}, line ${String(line)}`,
    found: order === 0 ? `${found} a second time` : `${found} after ${sayKey(before, key)}`,
    allowed: order === 0 ? 'one line for each.' : `lines in order of ${key.join(', then ')} (texts by code point, numbers by size).`,
  });
}

/** Which of two rows stands first by the fields of the key: below zero, zero or above zero. */
export function compareKeys(a: object, b: object, key: readonly string[]): number {
  for (const field of key) {
    const order = compareValues(valueOf(a, field), valueOf(b, field));
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a ?? 0) - Number(b ?? 0);
  return byCodePoint(String(a), String(b));
}

function valueOf(row: object, field: string): unknown {
  return (row as Readonly<Record<string, unknown>>)[field];
}

function sayKey(row: object, key: readonly string[]): string {
  return key.map((field) => `${field} ${JSON.stringify(valueOf(row, field)) ?? 'absent'}`).join(', ');
}

function checkEntry({ file, rows, sha256 }: PartEntry, lines: number, digest: string): void {
  if (lines !== rows) {
    refuse({ file, found: `${String(lines)} lines`, allowed: `the ${String(rows)} that manifest.json counts. The file has been changed since, or was not written whole.` });
  }
  if (digest !== sha256) {
    refuse({ file, found: `the digest ${digest}`, allowed: `${sha256}, as manifest.json says. The file has been changed since it was frozen.` });
  }
}
