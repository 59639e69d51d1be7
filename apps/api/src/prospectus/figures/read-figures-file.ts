import { ageGroups } from '@contract';
import type { FieldProblem } from '@kernel';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { refusals } from '../prospectus.refusals';
import type { FiguresToKeep } from '../prospectus.types';

/** How many wrong cells are told of; more would help nobody. */
const mostProblems = 100;

const whole = z
  .string()
  .regex(/^\d{1,6}$/, 'a whole number')
  .transform(Number);
const orNothing = z.union([z.literal('').transform(() => null), whole]);
const text = z.string().min(1, 'some words').max(300);

/** One line of the file: one category of one school, age group, year and moment. */
const Line = z.object({
  year: whole.refine((year) => year >= 1990 && year <= 2100, 'a year of entry such as 2026'),
  school: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'the short name or number of a school'),
  age_group: z.enum(ageGroups, `one of ${ageGroups.join(', ')}`),
  moment: z.enum(['offer-day', 'by-31-august'], 'offer-day or by-31-august'),
  places: orNothing,
  applications: orNothing,
  category: text,
  offered: whole,
  last: z.string().max(200),
});
type Line = z.infer<typeof Line>;

const headings = Object.keys(Line.shape);

/** What a file of published figures says, and the line on which each school is first named. */
export interface FiguresFile {
  readonly figures: readonly FiguresToKeep[];
  readonly lineOf: ReadonlyMap<string, number>;
}

/** The figures of a CSV file with one line for each category; refuses the whole file, naming every line that is wrong. */
export function readFiguresFile(bytes: Buffer): FiguresFile {
  const [first, ...rest] = recordsOf(bytes);
  if (first === undefined) throw refusals.fileUnreadable({ says: 'The file is empty.' });
  checkHeadings(first.record);
  const problems: FieldProblem[] = [];
  const lines = rest.flatMap(({ record, info }): { line: Line; at: number }[] => {
    const cells = Object.fromEntries(first.record.map((heading, at) => [heading.toLowerCase(), record[at] ?? '']));
    const parsed = Line.safeParse(cells);
    if (parsed.success && record.length === first.record.length) return [{ line: parsed.data, at: info.lines }];
    if (record.length !== first.record.length) {
      problems.push({
        field: `line ${String(info.lines)}`,
        says: `There are ${String(record.length)} cells where the first line has ${String(first.record.length)}.`,
      });
    }
    for (const { path, message } of parsed.error?.issues ?? []) {
      const heading = String(path[0]);
      const found = cells[heading] === '' ? 'nothing' : `"${(cells[heading] ?? '').slice(0, 60)}"`;
      problems.push({
        field: `line ${String(info.lines)}, ${heading}`,
        says: `Found ${found}; allowed is ${message}.`,
      });
    }
    return [];
  });
  const read = together(lines, problems);
  if (problems.length > 0) throw refusals.fileUnreadable({ fields: problems.slice(0, mostProblems) });
  if (read.figures.length === 0)
    throw refusals.fileUnreadable({ says: 'The file has headings but no lines below them.' });
  return read;
}

function checkHeadings(found: readonly string[]): void {
  const names = found.map((heading) => heading.toLowerCase());
  const missing = headings.filter((heading) => !names.includes(heading));
  const unknown = found.filter((heading) => !headings.includes(heading.toLowerCase()));
  const fields = [
    ...missing.map((heading) => ({ field: `line 1, ${heading}`, says: 'There is no column of this name.' })),
    ...unknown.map((heading) => ({
      field: `line 1, ${heading}`,
      says: `This column is not known; known are ${headings.join(', ')}.`,
    })),
  ];
  if (fields.length > 0) throw refusals.fileUnreadable({ fields });
}

/** The lines of one school, age group, year and moment together; they must agree on places and applications. */
function together(lines: readonly { line: Line; at: number }[], problems: FieldProblem[]): FiguresFile {
  const figures = new Map<
    string,
    FiguresToKeep & { readonly categories: { name: string; offered: number; last: string | null }[] }
  >();
  const lineOf = new Map<string, number>();
  for (const { line, at } of lines) {
    const { year, school, age_group: ageGroup, moment, places, applications, category: name, offered, last } = line;
    const key = keyOf({ year, school, ageGroup, moment });
    const one = figures.get(key) ?? { year, school, ageGroup, moment, places, applications, categories: [] };
    const problem = (heading: string, says: string): unknown =>
      problems.push({ field: `line ${String(at)}, ${heading}`, says });
    if (one.places !== places)
      problem('places', `Another line of this school and year says ${String(one.places ?? 'nothing')}.`);
    if (one.applications !== applications)
      problem('applications', `Another line of this school and year says ${String(one.applications ?? 'nothing')}.`);
    if (one.categories.some((before) => before.name === name))
      problem('category', `"${name}" stands on another line of this school and year already.`);
    one.categories.push({ name, offered, last: last === '' ? null : last });
    figures.set(key, one);
    if (!lineOf.has(key)) lineOf.set(key, at);
  }
  return { figures: [...figures.values()], lineOf };
}

/** The name of the figures of one school, age group, year and moment. */
export function keyOf({
  school,
  ageGroup,
  year,
  moment,
}: Pick<FiguresToKeep, 'school' | 'ageGroup' | 'year' | 'moment'>): string {
  return `${school} ${ageGroup} ${String(year)} ${moment}`;
}

interface Recorded {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function recordsOf(bytes: Buffer): readonly Recorded[] {
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(decoded, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    }) as unknown as Recorded[];
  } catch (error) {
    if (error instanceof CsvError) throw refusals.fileUnreadable({ says: 'The quotation marks do not match.' });
    if (error instanceof TypeError)
      throw refusals.fileUnreadable({ says: 'The file is not UTF-8 text. Save it as UTF-8.' });
    throw error;
  }
}
