import { type FieldProblem, refusalsOf } from '@kernel';
import type { Route } from '@contract';
import type { Request } from 'express';
import type { z } from 'zod';

const refusals = refusalsOf('input', {
  notValid: { status: 400, says: 'Some of what was sent cannot be used.' },
});

/** The parts of a request that a route describes, parsed; a part it does not describe must not be there. */
export function inputOf(route: Route, request: Request): { params: unknown; query: unknown; body: unknown } {
  const problems: FieldProblem[] = [];
  const parse = (schema: z.ZodType | undefined, given: unknown): unknown => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.flatMap(fieldsOf));
    return undefined;
  };
  const input = {
    params: parse(route.params, request.params),
    query: parse(route.query, request.query),
    body: parse(route.body, request.body ?? {}),
  };
  if (problems.length > 0) throw refusals.notValid({ fields: problems });
  return input;
}

function fieldsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: path === '' ? key : `${path}.${key}`, says: 'There is no such field.' }));
  }
  return [{ field: path, says: issue.message }];
}
