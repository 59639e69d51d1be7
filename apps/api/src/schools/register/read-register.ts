import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { FieldProblem } from '@kernel';
import { refusals } from '../schools.refusals';
import { searched } from '../searched-name';
import { kindsByType, type RegisterColumn, registerColumns } from './register-columns';
import { fromWindows1252, isUtf8 } from './windows-1252';

/** A school of the register, by our names of its columns. */
export type RegisterRow = Readonly<Record<string, string | number | boolean | null>>;

/** Takes the next rows; the reader waits until it has. */
export type TakeRows = (rows: readonly RegisterRow[], columns: readonly RegisterColumn[]) => Promise<void>;

/** How many rows are handed over at a time. */
const together = 1_000;
/** How many wrong cells are told of; more would help nobody. */
const mostProblems = 100;

/** Fields that are not of a column of the register but follow from one. */
export const derived = ['searched_name', 'kind'] as const;

/**
 * Reads a register file as it is published, a thousand rows at a time; gives back how many there were.
 *
 * It is refused as a whole when any line is wrong, naming line and column and what is allowed there: half a register
 * would close schools that are open.
 */
export async function readRegister(bytes: Buffer, take: TakeRows): Promise<number> {
  const utf8 = isUtf8(bytes);
  const parser = parse({ bom: utf8, trim: true, skip_empty_lines: true, relax_column_count: true, info: true });
  const lines = Readable.from(piecesOf(bytes, utf8)).pipe(parser) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>;
  const reading = new Reading(take);
  try {
    for await (const { record, info } of lines) await reading.line(record, info.lines - lineFeedsIn(record));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw refusals.registerUnreadable({
      fields: [{ field: `line ${line}`, says: 'The quotation marks do not match. Fetch the file again.' }],
    });
  }
  return reading.end();
}

/** One reading of a register, from its first line to its last. */
class Reading {
  private columns: readonly { readonly column: RegisterColumn; readonly at: number }[] | undefined;
  private width = 0;
  private count = 0;
  private rows: RegisterRow[] = [];
  private readonly problems: FieldProblem[] = [];
  private readonly lineOf = new Map<unknown, number>();

  constructor(private readonly take: TakeRows) {}

  async line(cells: readonly string[], line: number): Promise<void> {
    if (this.columns === undefined) {
      this.columns = columnsOf(cells);
      this.width = cells.length;
      return;
    }
    this.count += 1;
    if (cells.length !== this.width) {
      this.problem(line, undefined, `There are ${cells.length} cells where the first line has ${this.width}.`);
      return;
    }
    const row = this.row(this.columns, cells, line);
    if (this.problems.length > 0) return;
    this.rows.push(row);
    if (this.rows.length >= together) await this.handOver();
  }

  async end(): Promise<number> {
    if (this.columns === undefined) throw refusals.registerUnreadable({ says: 'The file is empty.' });
    if (this.problems.length > 0) throw refusals.registerUnreadable({ fields: this.problems });
    if (this.count === 0) throw refusals.registerUnreadable({ says: 'The file has headings but no schools.' });
    await this.handOver();
    return this.count;
  }

  private async handOver(): Promise<void> {
    const { rows } = this;
    this.rows = [];
    await this.take(
      rows,
      (this.columns ?? []).map(({ column }) => column),
    );
  }

  private row(columns: NonNullable<Reading['columns']>, cells: readonly string[], line: number): RegisterRow {
    const row: Record<string, string | number | boolean | null> = {};
    for (const { column, at } of columns) {
      const text = cells[at] ?? '';
      const cell = column.read(text);
      const missing =
        'value' in cell && cell.value === null && (column.column === 'urn' || column.column === 'authority_number');
      if ('allowed' in cell || missing) {
        const allowed = 'allowed' in cell ? cell.allowed : 'a number';
        this.problem(
          line,
          column,
          `Found ${text === '' ? 'nothing' : `"${text.slice(0, 60)}"`}; allowed is ${allowed}.`,
        );
      } else {
        row[column.column] = cell.value;
      }
    }
    if ((row['easting'] === null) !== (row['northing'] === null)) {
      this.problem(
        line,
        registerColumns.find(({ column }) => column === 'easting'),
        'Easting and northing must be given together.',
      );
    }
    const before = this.lineOf.get(row['urn']);
    if (before !== undefined)
      this.problem(line, registerColumns[0], `The number ${String(row['urn'])} stands on line ${before} already.`);
    this.lineOf.set(row['urn'], line);
    return { ...row, searched_name: searched(String(row['name'])), kind: kindsByType[String(row['type'])] ?? null };
  }

  private problem(line: number, column: RegisterColumn | undefined, says: string): void {
    const field = column === undefined ? `line ${line}` : `line ${line}, ${column.headings[0]}`;
    if (this.problems.length < mostProblems) this.problems.push({ field, says });
  }
}

/** Where each column that we keep stands in the file; refuses a file that lacks one we need. */
function columnsOf(headings: readonly string[]): { readonly column: RegisterColumn; readonly at: number }[] {
  const found = registerColumns.map((column) => ({
    column,
    at: headings.findIndex((one) => column.headings.includes(one)),
  }));
  const missing = found.filter(({ column, at }) => at < 0 && column.needed === true);
  if (missing.length > 0) {
    const fields = missing.map(({ column }) => ({
      field: `line 1, ${column.headings[0]}`,
      says: 'There is no column of this name.',
    }));
    throw refusals.registerUnreadable({ fields });
  }
  return found.filter(({ at }) => at >= 0);
}

/** The text of the file in pieces, so that it is never in memory a second time. */
function* piecesOf(bytes: Buffer, utf8: boolean): Generator<string | Buffer> {
  const size = 1 << 18;
  for (let from = 0; from < bytes.length; from += size) {
    const piece = bytes.subarray(from, from + size);
    yield utf8 ? piece : fromWindows1252(piece);
  }
}

function lineFeedsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}
