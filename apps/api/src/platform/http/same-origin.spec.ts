import type { Request, Response } from 'express';
import { sameOriginOnly } from './same-origin';

describe('a change sent by a browser', () => {
  it.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://places.example' }, true],
    ['our own page that keeps its address to itself', { 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    ['our own page in an older browser', { origin: 'https://places.example' }, true],
    ['another website', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another website in an older browser', { origin: 'https://evil.example' }, false],
    ['a neighbour of ours', { 'sec-fetch-site': 'same-site', origin: 'https://www.example' }, false],
    ['a page shut into a frame', { 'sec-fetch-site': 'cross-site', origin: 'null' }, false],
    ['a page shut into a frame in an older browser', { origin: 'null' }, false],
    ['no browser at all', {}, true],
  ])('from %s', (_from, headers: Record<string, string>, passes) => {
    const given: unknown[] = [];
    const request = { method: 'POST', get: (name: string) => headers[name] } as unknown as Request;
    sameOriginOnly('https://places.example')(request, {} as Response, (refusal?: unknown) => given.push(refusal));
    expect(given).toEqual([passes ? undefined : expect.objectContaining({ code: 'origin.elsewhere' })]);
  });

  it('is asked about only where something is changed', () => {
    const given: unknown[] = [];
    const request = { method: 'GET', get: () => 'https://evil.example' } as unknown as Request;
    sameOriginOnly(undefined)(request, {} as Response, (refusal?: unknown) => given.push(refusal));
    expect(given).toEqual([undefined]);
  });
});
