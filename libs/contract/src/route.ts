import type { z } from 'zod';

/** One address of the service: what goes in, what comes out. The API, its description and its clients are made from it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/`, with parameters as `:name`. */
  readonly path: string;
  /** One sentence for whoever reads the description of the API. */
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** 200 when it is not said. */
  readonly status?: number;
  /** What is sent instead of JSON: one file (multipart), or a file, a page or a redirection that comes back. */
  readonly takes?: 'file';
  readonly gives?: 'file' | 'page' | 'redirect';
}

/** Declares the routes of a room, keeping what the compiler knows of each. */
export function routes<const Table extends Readonly<Record<string, Route>>>(table: Table): Table {
  return table;
}

type Parsed<R, Key extends 'params' | 'query' | 'body'> = R extends Readonly<Record<Key, infer S extends z.ZodType>>
  ? z.output<S>
  : undefined;

/** What a route's handler is given. */
export interface InputOf<R extends Route> {
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
}

/** What a route's handler gives back. */
export type AnswerOf<R extends Route> = R extends { readonly answer: infer S extends z.ZodType } ? z.output<S> : undefined;
