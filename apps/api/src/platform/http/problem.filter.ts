import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Problem } from '@contract';

/** Turns everything that goes wrong into `application/problem+json`; what we did not foresee is logged, not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = problemOf(error, http.getRequest<Request>().path);
    if (problem.status >= 500) console.error(error);
    const response = http.getResponse<Response>();
    if (response.headersSent) return;
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** What a caller may know of an error. */
export function problemOf(error: unknown, path: string): Problem {
  const status = error instanceof HttpException ? error.getStatus() : 500;
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: detailOf(error, status, path) };
}

function detailOf(error: unknown, status: number, path: string): string {
  if (status === 404) return `There is nothing at ${path}.`;
  if (error instanceof HttpException && status < 500) return error.message;
  return 'Something went wrong on our side. Please try again; if it happens again, tell the admissions team.';
}
