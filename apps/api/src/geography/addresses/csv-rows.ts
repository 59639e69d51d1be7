import { parse } from 'csv-parse/sync';
import { CsvError } from 'csv-parse';
import type { FieldProblem } from '@kernel';
import { refusals } from '../geography.refusals';

/** A cell as we keep it, or in words what it should have been. */
export type Cell = { readonly value: string | number } | { readonly allowed: string };

/** A column of a file: its heading, how its cells are read, and what stands there when the file has no such column. */
export interface Column {
  readonly heading: string;
  readonly read: (text: string) => Cell;
  /** The column may be left out. */
  readonly optional?: true;
}

/** How many wrong cells are told of; more would help nobody. */
const mostProblems = 100;

/**
 * The rows of a CSV file, each with the values of the columns in their order; refuses the whole file, naming line and
 * column, when anything in it is wrong or a key stands in it twice.
 */
export function csvRows(
  bytes: Buffer,
  columns: readonly Column[],
  keyOf: (row: readonly (string | number)[]) => string,
): (string | number)[][] {
  const reading = new Reading(columns, keyOf);
  for (const { record, info } of recordsOf(bytes)) reading.line(record, info.lines);
  return reading.end();
}

interface Recorded {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function recordsOf(bytes: Buffer): readonly Recorded[] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as Recorded[];
  } catch (error) {
    if (error instanceof CsvError) {
      const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
      throw refusals.fileUnreadable({ fields: [{ field: `line ${line}`, says: 'The quotation marks do not match.' }] });
    }
    if (error instanceof TypeError)
      throw refusals.fileUnreadable({ says: 'The file is not UTF-8 text. Save it as UTF-8.' });
    throw error;
  }
}

class Reading {
  private places: readonly number[] | undefined;
  private width = 0;
  private readonly rows: (string | number)[][] = [];
  private readonly problems: FieldProblem[] = [];
  private readonly lineOf = new Map<string, number>();

  constructor(
    private readonly columns: readonly Column[],
    private readonly keyOf: (row: readonly (string | number)[]) => string,
  ) {}

  line(cells: readonly string[], line: number): void {
    if (this.places === undefined) {
      this.places = this.placesIn(cells);
      this.width = cells.length;
    } else if (cells.length === this.width) {
      this.row(this.places, cells, line);
    } else {
      this.problem(`line ${line}`, `There are ${cells.length} cells where the first line has ${this.width}.`);
    }
  }

  end(): (string | number)[][] {
    if (this.problems.length > 0) throw refusals.fileUnreadable({ fields: this.problems });
    if (this.places === undefined) throw refusals.fileUnreadable({ says: 'The file is empty.' });
    if (this.rows.length === 0)
      throw refusals.fileUnreadable({ says: 'The file has headings but no lines below them.' });
    return this.rows;
  }

  private row(places: readonly number[], cells: readonly string[], line: number): void {
    const row = this.columns.map((column, at) => {
      const text = cells[places[at] ?? -1] ?? '';
      const cell = column.read(text);
      if ('value' in cell) return cell.value;
      const found = text === '' ? 'nothing' : `"${text.slice(0, 60)}"`;
      this.problem(`line ${line}, ${column.heading}`, `Found ${found}; allowed is ${cell.allowed}.`);
      return '';
    });
    const key = this.keyOf(row);
    const before = this.lineOf.get(key);
    if (before !== undefined && key !== '') this.problem(`line ${line}`, `${key} stands on line ${before} already.`);
    this.lineOf.set(key, line);
    if (this.problems.length === 0) this.rows.push(row);
  }

  /** Where each column stands; refuses a file that lacks one we need, and tells of columns that nobody knows. */
  private placesIn(headings: readonly string[]): readonly number[] {
    const names = headings.map((heading) => heading.toLowerCase());
    const unknown = headings.filter((_, at) => !this.columns.some(({ heading }) => heading === names[at]));
    const places = this.columns.map(({ heading }) => names.indexOf(heading));
    const missing = this.columns.filter(({ optional }, at) => places[at] === -1 && optional !== true);
    const problems = [
      ...missing.map(({ heading }) => ({ field: `line 1, ${heading}`, says: 'There is no column of this name.' })),
      ...unknown.map((heading) => ({
        field: `line 1, ${heading}`,
        says: `This column is not known; known are ${this.columns.map((column) => column.heading).join(', ')}.`,
      })),
    ];
    if (problems.length > 0) throw refusals.fileUnreadable({ fields: problems });
    return places;
  }

  private problem(field: string, says: string): void {
    if (this.problems.length < mostProblems) this.problems.push({ field, says });
  }
}
