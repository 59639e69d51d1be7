import type { AnswerOf, Problem, Route } from '@contract';
import type { z } from 'zod';
import { Browser } from './browser';
import { signIn, type SigningIn } from './sign-in';

type Given<R, Key extends 'params' | 'query' | 'body'> =
  R extends Readonly<Record<Key, infer S extends z.ZodType>>
    ? Readonly<Record<Key, z.input<S>>>
    : Readonly<Partial<Record<Key, undefined>>>;

/** What a route is asked with. */
export type Asked<R extends Route> = Given<R, 'params'> & Partial<Given<R, 'query'>> & Given<R, 'body'>;

/** The service said no, in its own words. */
export class SaidNo extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title);
  }
}

/** A connection is not kept: a busy service lets go of idle ones, and a request on one of those would be lost. */
const once = { connection: 'close' };

/** A file to send. */
export interface FileToSend {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Somebody at the service, who asks over HTTP and in no other way. */
export class Person {
  private browser = new Browser();
  private isIn = false;

  /** Without somebody to sign in as, they ask as anybody may. */
  constructor(
    private readonly address: string,
    private readonly who?: SigningIn,
  ) {}

  /** Asks a route of the contract; what comes back is held against the contract. Throws `SaidNo` where it is refused. */
  async ask<const R extends Route>(route: R, asked: Asked<R>, file?: FileToSend): Promise<AnswerOf<R>> {
    const answer = await this.send(route, asked, file);
    const body: unknown = answer.status === 204 ? undefined : await answer.json();
    if (!answer.ok) throw new SaidNo(answer.status, body as Problem);
    return (route.answer === undefined ? undefined : route.answer.parse(body)) as AnswerOf<R>;
  }

  /** Asks for what is to be refused; gives back the sentence with which it was. */
  async refused<const R extends Route>(route: R, asked: Asked<R>): Promise<string> {
    try {
      await this.ask(route, asked);
    } catch (error) {
      if (error instanceof SaidNo) return error.message;
      throw error;
    }
    throw new Error(`${route.method} ${route.path} should have been refused, and was not.`);
  }

  /** Fetches a file. */
  async fetch<const R extends Route>(route: R, asked: Asked<R>): Promise<Uint8Array> {
    const answer = await this.send(route, asked);
    if (!answer.ok) throw new SaidNo(answer.status, (await answer.json()) as Problem);
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** A session ends when the clock has moved on for long, so whoever is asked for it signs in again. */
  private async send(route: Route, asked: Asked<Route>, file?: FileToSend): Promise<Response> {
    if (!this.isIn) await this.signIn();
    const first = await this.once(route, asked, file);
    if (first.status !== 401 || this.who === undefined) return first;
    await this.signIn();
    return this.once(route, asked, file);
  }

  private async signIn(): Promise<void> {
    this.isIn = true;
    if (this.who === undefined) return;
    this.browser = new Browser();
    await signIn(this.browser, this.address, this.who);
  }

  private once({ method, path }: Route, { params, query, body }: Asked<Route>, file?: FileToSend): Promise<Response> {
    const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(params, name)));
    const search = new URLSearchParams(
      Object.entries(query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]])),
    );
    const url = `${this.address}/api/${filled}${search.size === 0 ? '' : `?${search.toString()}`}`;
    const headers: Record<string, string> = { origin: this.address, 'sec-fetch-site': 'same-origin', ...once };
    if (method === 'get') return this.browser.ask(url, { headers });
    if (file !== undefined) {
      const form = new FormData();
      form.set('file', new Blob([file.bytes], { type: file.type }), file.name);
      return this.browser.ask(url, { method: method.toUpperCase(), headers, body: form });
    }
    headers['content-type'] = 'application/json';
    return this.browser.ask(url, { method: method.toUpperCase(), headers, body: JSON.stringify(body ?? {}) });
  }
}

function textOf(params: unknown, name: string): string {
  if (typeof params === 'object' && params !== null && name in params)
    return String((params as Record<string, unknown>)[name]);
  throw new Error(`The address needs ${name}.`);
}
