import type { Schema } from './schemas';

/** The shape of every problem, as RFC 9457 and `libs/contract/src/problem.ts` have it. */
export const problemSchema: Schema = {
  type: 'object',
  description: 'Why the service said no.',
  properties: {
    type: { type: 'string', description: 'Where the refusal is explained, or about:blank.' },
    title: { type: 'string', description: 'The name of the status.' },
    status: { type: 'integer', description: 'The status, as in the head of the answer.' },
    detail: { type: 'string', description: 'What went wrong, in a sentence that can be shown to a person.' },
    code: {
      type: 'string',
      description: 'The name of the refusal, which stays the same; absent when no room refused.',
    },
    paragraph: {
      type: 'string',
      description: 'The paragraph of the School Admissions Code that the refusal rests on.',
    },
    shows: {
      type: 'object',
      description: 'What the person must see to go on, such as two answers that stand against each other.',
    },
    fields: {
      type: 'array',
      description: 'What was sent and cannot be used.',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, says: { type: 'string' } },
        required: ['field', 'says'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
  additionalProperties: false,
  examples: [
    {
      type: '/api/docs/refusals#input.not-valid',
      title: 'Bad Request',
      status: 400,
      detail: 'Some of what was sent cannot be used.',
      code: 'input.not-valid',
      fields: [{ field: 'email', says: 'Give an e-mail address, such as name@example.org.' }],
    },
  ],
};

/** The problems a route may answer with, by status, and when. */
export const problemsByStatus: Readonly<Record<string, string>> = {
  400: 'Some of what was sent cannot be used; `fields` says which.',
  401: 'Nobody is signed in.',
  403: 'Whoever is signed in may not, or the request came from another website.',
  404: 'There is no such thing, or none that whoever asks may see.',
  413: 'What was sent is too large.',
  415: 'What was sent is of another type than the route takes.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  default: 'The service said no: a rule of the room, such as 409 when it is too late, or a defect of ours.',
};
