import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import type { z } from 'zod';
import type { AnswerOf, Route } from '@contract';
import { ApiProblem, problemOf } from './api-problem';
import { FETCH } from './fetch';

type Sent<R, Key extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Key, infer S extends z.ZodType>>
    ? Readonly<Record<Key, z.input<S>>>
    : Readonly<Partial<Record<Key, undefined>>>;

/** What a route must be given: its parameters, query and body, as its schemas take them. */
export type Given<R extends Route> = Sent<R, 'params'> &
  (R extends { query: z.ZodType } ? Partial<Sent<R, 'query'>> : unknown) &
  Sent<R, 'body'>;

interface Asked {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** What is sent, with its headers by their names. */
export type ApiRequest = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

/**
 * The one way to the service. A client names the route by its type, so that the contract's schemas cost the browser
 * nothing, and the compiler still compares method, path, what goes in and what comes out with the contract:
 * `api.ask<(typeof peopleRoutes)['stay']>('post', 'session/stay', {})`.
 */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly fetch = inject(FETCH);
  private readonly document = inject(DOCUMENT);
  private readonly answered = signal<number | null>(null);
  private readonly refused = signal(0);

  /** When the service last answered, by the browser's own running clock. */
  readonly lastAnswer = this.answered.asReadonly();
  /** How often the service has said that nobody is signed in. */
  readonly turnedAway = this.refused.asReadonly();

  /** The route's answer; rejects with an `ApiProblem` and nothing else. */
  async ask<R extends Route>(
    method: R['method'],
    path: R['path'],
    given: Given<R>,
    signal?: AbortSignal,
  ): Promise<AnswerOf<R>> {
    const { params, query, body } = given as Asked;
    const answer = await this.send(addressOf(path, params, query), {
      method: method.toUpperCase(),
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.status === 204) return undefined as AnswerOf<R>;
    return (await answer.json()) as AnswerOf<R>;
  }

  /** A good answer as it came; for what is not JSON. It is asked for in the language of the page. */
  async send(address: string, { headers, ...init }: ApiRequest): Promise<Response> {
    let answer: Response;
    try {
      answer = await this.fetch(address, {
        credentials: 'same-origin',
        cache: 'no-store',
        ...init,
        headers: { 'accept-language': this.document.documentElement.lang || 'en', ...headers },
      });
    } catch {
      throw new ApiProblem(0);
    }
    this.answered.set(performance.now());
    if (answer.ok) return answer;
    if (answer.status === 401) this.refused.update((times) => times + 1);
    throw await problemOf(answer);
  }
}

/** The address of a route with its parameters and query filled in. */
export function addressOf(path: string, params: unknown = {}, query: unknown = {}): string {
  const named = params as Readonly<Record<string, unknown>>;
  const filled = path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(named[name])));
  const asked = Object.entries(query as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return `/api/${filled}${search === '' ? '' : `?${search}`}`;
}
