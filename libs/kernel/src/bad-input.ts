/**
 * Something a person gave us that we cannot use. The message is for them: it says where, what was found,
 * what is allowed and how to mend it. Commands print it and leave with code 2; they never show a stack.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(sayProblem).join('\n'));
  }
}

/** One thing wrong, and how to put it right. */
export interface Problem {
  /** The file, with the line when known: `children.csv, line 12`. */
  readonly file?: string;
  /** The place inside the document: `rows.2.when.schools.0`. */
  readonly path?: string;
  /** What was found there. */
  readonly found: string;
  /** What is allowed there, and how to mend it. */
  readonly allowed: string;
}

/** A problem as one line of plain English. */
export function sayProblem(problem: Problem): string {
  const where = [problem.file, problem.path].filter((part) => part !== undefined && part !== '').join(', ');
  return `${where === '' ? '' : `${where}: `}found ${problem.found}; ${problem.allowed}`;
}

/** Refuses one thing. */
export function refuse(problem: Problem): never {
  throw new BadInput([problem]);
}
