import { BadInput, checked, refuse } from '@kernel';
import type { Problem } from '@kernel';
import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { readText } from '../text';

/** A row and the line of its file on which it begins. */
export type Lined<Row> = Row & { readonly line: number };

/** A table of a plain folder: what each of its rows says. Columns may stand in any order. */
export interface Table<Row> {
  readonly schema: z.ZodType<Row> & { readonly shape: Readonly<Record<string, z.ZodType>> };
}

/**
 * The rows of a CSV file. The first line names the columns, in any order; an empty cell counts as not said.
 *
 * Refuses unknown, missing and repeated columns, rows of another length, and cells that are not what the column says,
 * each with its line.
 */
export function readCsv<Row extends object>(path: string, name: string, { schema }: Table<Row>): readonly Lined<Row>[] {
  let columns: readonly string[] | undefined;
  const problems: Problem[] = [];
  const rows: Lined<Row>[] = [];
  eachRecord(readText(path, name), name, (cells, line) => {
    const at = `${name}, line ${String(line)}`;
    if (columns === undefined) {
      columns = checkColumns(cells, schema, at);
      return;
    }
    const record = recordOf(columns, cells, at);
    const result = schema.safeParse(record);
    if (result.success) rows.push({ ...result.data, line });
    else problems.push(...problemsOf(schema, record, at));
  });
  if (problems.length > 0) throw new BadInput(problems);
  if (columns === undefined) refuse({ file: name, found: 'an empty file', allowed: `a first line that names the columns: ${Object.keys(schema.shape).join(',')}.` });
  return rows;
}

/** Hands over the cells of each record, with the line on which it begins; no record is kept. */
function eachRecord(text: string, name: string, take: (cells: readonly string[], line: number) => void): void {
  try {
    parse(text, {
      bom: true,
      trim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }) => {
        take(cells, lines - lineFeedsIn(cells));
        return null;
      },
    });
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const line = typeof fault['lines'] === 'number' ? fault['lines'] : 1;
    refuse({ file: `${name}, line ${String(line)}`, found: 'quotation marks that do not match', allowed: 'put a cell that holds a comma or a quotation mark in quotation marks, and double those inside it.' });
  }
}

function lineFeedsIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);
}

function checkColumns(columns: readonly string[], schema: Table<object>['schema'], at: string): readonly string[] {
  const known = Object.keys(schema.shape);
  const needed = known.filter((column) => schema.shape[column]?.safeParse(undefined).success === false);
  const problems = [
    ...columns.filter((column) => !known.includes(column)).map((column) => ({ file: at, found: `the unknown column "${column}"`, allowed: `the columns are: ${known.join(', ')}.` })),
    ...columns.filter((column, number) => columns.indexOf(column) !== number).map((column) => ({ file: at, found: `the column "${column}" twice`, allowed: 'name each column once.' })),
    ...needed.filter((column) => !columns.includes(column)).map((column) => ({ file: at, found: `no column "${column}"`, allowed: `the first line names the columns; needed here: ${needed.join(', ')}.` })),
  ];
  if (problems.length > 0) throw new BadInput(problems);
  return columns;
}

function recordOf(columns: readonly string[], cells: readonly string[], at: string): Readonly<Record<string, string>> {
  if (cells.length !== columns.length) {
    refuse({ file: at, found: `${String(cells.length)} cells`, allowed: `${String(columns.length)}, one for each column.` });
  }
  const record: Record<string, string> = {};
  columns.forEach((column, number) => {
    const cell = cells[number] ?? '';
    if (cell !== '') record[column] = cell;
  });
  return record;
}

function problemsOf(schema: z.ZodType, record: object, at: string): readonly Problem[] {
  try {
    checked(schema, record, at);
    return [];
  } catch (fault) {
    if (fault instanceof BadInput) return fault.problems;
    throw fault;
  }
}
