import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { BadInput, Refusal } from '@kernel';
import type { Request, Response } from 'express';
import type { Problem } from '@contract';
import type { RefusedWords } from '../languages/refused-words';
import { languageOf } from '../languages/spoken';
import { log } from '../observe/log';

/** Turns everything that goes wrong into `application/problem+json`; what we did not foresee is logged, not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** Without words for it a problem is English, whatever language is asked for. */
  constructor(private readonly words?: RefusedWords) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const english = problemOf(error, request.path);
    const problem = this.words?.in(languageOf(request), english) ?? english;
    if (problem.status >= 500) log.defect(error, 'answering a request');
    const response = http.getResponse<Response>();
    if (response.headersSent) return;
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** What a caller may know of an error. */
export function problemOf(error: unknown, path: string): Problem {
  if (error instanceof Refusal) return problemOfRefusal(error);
  if (error instanceof BadInput) return problemOfBadInput(error);
  const status = error instanceof HttpException ? error.getStatus() : 500;
  return { type: 'about:blank', title: titleOf(status), status, detail: detailOf(error, status, path) };
}

function problemOfRefusal({ code, rule, details, message }: Refusal): Problem {
  return {
    type: `/api/docs/refusals#${code}`,
    title: titleOf(rule.status),
    status: rule.status,
    detail: message,
    code,
    ...(rule.paragraph === undefined ? {} : { paragraph: rule.paragraph }),
    ...(details.fields === undefined ? {} : { fields: details.fields }),
    ...(details.shows === undefined ? {} : { shows: details.shows }),
  };
}

/** A document that was sent and cannot be used: every problem with its place. */
function problemOfBadInput(error: BadInput): Problem {
  return {
    type: '/api/docs/refusals#input.not-valid',
    title: titleOf(400),
    status: 400,
    detail: error.message,
    code: 'input.not-valid',
    fields: error.problems.map(({ file, path, found, allowed }) => ({
      field: [file, path].filter((part) => part !== undefined && part !== '').join(', '),
      says: `Found ${found}; ${allowed}`,
    })),
  };
}

function titleOf(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}

function detailOf(error: unknown, status: number, path: string): string {
  if (status === 404) return `There is nothing at ${path}.`;
  if (error instanceof HttpException && status < 500) return error.message;
  return 'Something went wrong on our side. Please try again; if it happens again, tell the admissions team.';
}
