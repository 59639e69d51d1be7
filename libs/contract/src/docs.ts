import { z } from 'zod';
import { routes } from './route';

/** Where the service describes itself. */
export const docsRoutes = routes({
  page: { method: 'get', path: 'docs', summary: 'This description, as a page.', gives: 'page' },
  document: {
    method: 'get',
    path: 'docs/openapi.json',
    summary: 'This description, as an OpenAPI 3.1 document for programs.',
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  },
  refusals: {
    method: 'get',
    path: 'docs/refusals',
    summary:
      'Every way the service says no: the code, the status, the sentence, and the paragraph of the Code it rests on.',
    gives: 'page',
  },
  style: {
    method: 'get',
    path: 'docs/docs.css',
    summary: 'What the pages of the description look like.',
    gives: 'file',
  },
});
