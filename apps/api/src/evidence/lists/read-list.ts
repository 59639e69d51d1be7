import type { ListKind } from '@contract';
import { type DateOnly, digest, type FieldProblem, isDateOnly } from '@kernel';
import { careStatuses } from '@policy';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { refusals } from '../evidence.refusals';

/** One line of a list as it was sent. */
export interface ReadLine {
  /** The line of the file. */
  readonly number: number;
  /** Of what the line says: the same again is the same line. */
  readonly digest: string;
  readonly firstNames: string;
  readonly lastName: string;
  readonly dateOfBirth: DateOnly;
  readonly upn: string | null;
  readonly school: string | null;
  readonly place: string | null;
  readonly counts: boolean;
  readonly care: (typeof careStatuses)[number] | null;
}

const Cell = z.string().max(100, 'Too long.');
const Filled = Cell.min(1, 'Missing.');
const Day = Filled.transform((text, context): DateOnly => {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const day = year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (isDateOnly(day)) return day;
  context.addIssue({ code: 'custom', message: 'A day is needed, such as 2021-05-31 or 31/05/2021.' });
  return z.NEVER;
});
const Upn = Cell.refine(
  (text) => text === '' || /^[A-Z]\d{11}[A-Z0-9]$/i.test(text),
  'A UPN is a letter, eleven digits and a digit or letter.',
);
const YesNo = Cell.refine((text) => ['', 'yes', 'no'].includes(text.toLowerCase()), 'Say yes or no.');

const common = {
  firstnames: Filled,
  lastname: Filled,
  dateofbirth: Day,
  upn: Upn.default(''),
  school: Cell.default(''),
};

/** The columns of each kind of list; their names may have spaces and capitals. */
const tables = {
  'ehc-plans': z.strictObject({ ...common, place: Filled, counts: YesNo.default('') }),
  'looked-after': z.strictObject({
    ...common,
    care: z.preprocess((text) => (text === '' ? 'looked-after' : text), z.enum(careStatuses)).default('looked-after'),
  }),
};

/**
 * The lines of a list sent as CSV, its first line naming the columns: `first names, last name, date of birth`, optional
 * `upn` and `school` (the one the child goes to now), and for EHC plans `place` (the school named, `elsewhere` or `none`)
 * and optional `counts` (no for a place in a resourced provision), for looked-after children optional `care`.
 *
 * Refuses the whole list when any line is wrong, and names every such line.
 */
export function readList(kind: ListKind, bytes: Buffer): readonly ReadLine[] {
  const [head, ...rows] = recordsOf(bytes);
  const columns = (head?.cells ?? []).map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
  const table = tables[kind];
  const problems: FieldProblem[] = columnProblems(columns, table);
  if (problems.length > 0) throw refusals.listNotReadable({ fields: problems });
  const seen = new Map<string, number>();
  const lines = rows.flatMap(({ cells, line }): ReadLine[] => {
    const field = `line ${line}`;
    if (cells.length !== columns.length) {
      problems.push({ field, says: `It has ${cells.length} cells, and the first line has ${columns.length}.` });
      return [];
    }
    const parsed = table.safeParse(Object.fromEntries(columns.map((column, at) => [column, cells[at]])));
    if (!parsed.success) {
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => ({ field, says: `${path.join('.')}: ${message}` })),
      );
      return [];
    }
    const read = lineOf(line, parsed.data);
    const before = seen.get(read.digest);
    seen.set(read.digest, line);
    if (before === undefined) return [read];
    problems.push({ field, says: `The same as line ${before}.` });
    return [];
  });
  if (problems.length > 0) throw refusals.listNotReadable({ fields: problems });
  return lines;
}

type Cells = z.output<(typeof tables)[ListKind]>;

function lineOf(number: number, cells: Cells): ReadLine {
  const said = {
    firstNames: cells.firstnames,
    lastName: cells.lastname,
    dateOfBirth: cells.dateofbirth,
    upn: cells.upn === '' ? null : cells.upn.toUpperCase(),
    school: cells.school === '' ? null : cells.school,
    place: 'place' in cells ? cells.place : null,
    counts: !('counts' in cells) || cells.counts.toLowerCase() !== 'no',
    care: 'care' in cells ? cells.care : null,
  };
  return { number, digest: digest(said), ...said };
}

function columnProblems(columns: readonly string[], table: (typeof tables)[ListKind]): FieldProblem[] {
  const known = Object.keys(table.shape);
  const needed = ['firstnames', 'lastname', 'dateofbirth', ...('place' in table.shape ? ['place'] : [])];
  return [
    ...columns
      .filter((column) => !known.includes(column))
      .map((column) => ({ field: 'line 1', says: `There is no column "${column}".` })),
    ...columns
      .filter((column, at) => columns.indexOf(column) !== at)
      .map((column) => ({ field: 'line 1', says: `The column "${column}" is there twice.` })),
    ...needed
      .filter((column) => !columns.includes(column))
      .map((column) => ({ field: 'line 1', says: `The column "${column}" is missing.` })),
  ];
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

function recordsOf(bytes: Buffer): readonly CsvRecord[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refusals.listNotReadable({ fields: [{ field: 'file', says: 'Save it as CSV with UTF-8 text.' }] });
  }
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      bom: true,
      trim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }) => {
        records.push({ cells, line: lines - cells.join('').split('\n').length + 1 });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusals.listNotReadable({ fields: [{ field: 'file', says: 'The quotation marks do not match.' }] });
  }
  return records;
}
