import { Controller } from '@nestjs/common';
import Ajv2020 from 'ajv/dist/2020';
import { JSDOM } from 'jsdom';
import { z } from 'zod';
import { refusalsOf } from '@kernel';
import { docsRoutes, type InputOf, pageOf, PageQuery, routes } from '@contract';
import { type EdgeUnderTest, openBehindEdge } from '@support/edge';
import { validateOpenApi } from '@support/openapi';
import { problemOf } from '../http/problem.filter';
import { Input, May, Public, Serves } from '../http/serves';
import type { ApiDescription } from './describe-api';
import { html } from './html';
import { OpenApiModule } from './openapi.module';
import { problemSchema } from './problem-schema';

interface Folder {
  readonly name: string;
  readonly inside: readonly Folder[];
}
const Folder: z.ZodType<Folder> = z.lazy(() => z.strictObject({ name: z.string(), inside: z.array(Folder) }));
const Named = z.strictObject({ kind: z.enum(['a', 'b']) }).meta({ id: 'Named', description: 'It has a name.' });

const shown = routes({
  list: {
    method: 'get',
    path: 'rounds/:round/applications',
    summary: 'The applications <of> a round.',
    params: z.strictObject({ round: z.uuid() }),
    query: PageQuery.extend({ status: z.enum(['draft', 'submitted']).optional() }),
    answer: pageOf(z.strictObject({ id: z.uuid(), at: z.iso.datetime(), named: Named })),
  },
  submit: {
    method: 'post',
    path: 'applications/:application/submit',
    summary: 'Submits an application.',
    body: z.strictObject({
      declared: z.literal(true),
      days: z.coerce.number().int().default(3),
      note: z
        .string()
        .meta({ examples: ['Twins.'], description: 'Anything else.' })
        .optional(),
      named: Named,
    }),
    answer: z.strictObject({ receipt: z.string() }),
    status: 201,
  },
  either: {
    method: 'get',
    path: 'either',
    summary: 'One thing or the other.',
    query: z.union([z.strictObject({ child: z.string() }), z.strictObject({ school: z.string() })]),
    answer: Folder,
  },
  upload: {
    method: 'post',
    path: 'evidence',
    summary: 'Takes a file.',
    takes: 'file',
    body: z.strictObject({ claim: z.uuid() }),
  },
  go: { method: 'get', path: 'go', summary: 'Goes on.', gives: 'redirect', status: 303 },
});

refusalsOf('shown', { tooLate: { status: 409, says: 'It is <too> late.', paragraph: '2.9' } });

@Controller()
class ShownController {
  @Serves(shown.list)
  @May('officer', 'auditor')
  list(@Input() _input: InputOf<typeof shown.list>) {
    return { items: [], next: null };
  }

  @Serves(shown.submit)
  @May('parent')
  submit() {
    return { receipt: 'R' };
  }

  @Serves(shown.either)
  either() {
    return {};
  }

  @Serves(shown.upload)
  @May('parent')
  upload() {
    return {};
  }

  @Serves(shown.go)
  @Public()
  go() {
    return undefined;
  }
}

describe('the description of the API', () => {
  let service: EdgeUnderTest;
  let api: ApiDescription;

  beforeAll(async () => {
    service = await openBehindEdge([ShownController], {}, [OpenApiModule.of({ version: '1.2.3', database: 'given' })]);
    api = (await (await fetch(`${service.address}/api/docs/openapi.json`)).json()) as ApiDescription;
  });
  afterAll(() => service.close());

  it('is a valid OpenAPI 3.1 document, and would not be one with something wrong in it', () => {
    const wrong = [
      { parameters: [{ $ref: '#/components/parameters/nobody' }] },
      { responses: { 200: {} } },
      { parameters: [{ name: 'a', in: 'pocket', schema: {} }] },
    ].map((part) => ({
      ...api,
      paths: { ...api.paths, '/api/go': { get: { ...api.paths['/api/go']?.['get'], ...part } } },
    }));
    const [verdict, ...verdicts] = validateOpenApi([api, ...wrong]);
    expect(verdict).toEqual({ valid: true, version: '3.1' });
    expect(verdicts.map(({ valid }) => valid)).toEqual([false, false, false]);
  }, 60_000);

  it('says who may, what goes in and what comes out', () => {
    const submit = api.paths['/api/applications/{application}/submit']?.['post'];
    expect(submit).toMatchObject({
      operationId: 'shown.submit',
      tags: ['shown'],
      'x-may': ['parent'],
      security: [{ session: [] }],
      parameters: [{ name: 'application', in: 'path', required: true }],
      requestBody: { content: { 'application/json': { schema: { required: ['declared', 'named'] } } } },
    });
    expect(Object.keys(submit?.responses ?? {}).sort()).toEqual([
      '201',
      '400',
      '401',
      '403',
      '404',
      '413',
      '415',
      '429',
      'default',
    ]);
    expect(JSON.stringify(submit)).toContain('Twins.');
  });

  it('turns a query into its parameters, also one that may be one thing or the other', () => {
    const list = api.paths['/api/rounds/{round}/applications']?.['get'];
    expect(list?.parameters?.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['round', 'path', true],
      ['after', 'query', false],
      ['limit', 'query', false],
      ['status', 'query', false],
    ]);
    const either = api.paths['/api/either']?.['get'];
    expect(either?.parameters?.map(({ name, required }) => [name, required])).toEqual([
      ['child', false],
      ['school', false],
    ]);
  });

  it('keeps shapes with a name once, and shapes that hold themselves', () => {
    expect(Object.keys(api.components.schemas)).toEqual(expect.arrayContaining(['Named', 'Named-sent', 'Problem']));
    expect(JSON.stringify(api)).not.toMatch(/"#\/\$defs|"\$ref":"#"|\$schema/);
  });

  it('shows a route that does not say who may as open to nobody', () => {
    expect(api.paths['/api/either']?.['get']?.['x-may']).toEqual([]);
    expect(api.paths['/api/go']?.['get']).toMatchObject({ 'x-may': 'everybody', security: [] });
    expect(api.paths['/api/evidence']?.['post']?.requestBody?.content).toHaveProperty(['multipart/form-data']);
  });

  it('describes problems as they are', () => {
    const check = new Ajv2020().compile(problemSchema);
    expect(check(problemOf(new Error('x'), '/x'))).toBe(true);
    expect(check(problemOf(refusalsOf('shown', { no: { status: 409, says: 'No.' } }).no(), '/x'))).toBe(true);
    expect(check({ title: 'No' })).toBe(false);
  });

  it('is a page that needs nothing but itself and its style, and shows words as words', async () => {
    const answer = await fetch(`${service.address}/api/docs`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    const { document } = new JSDOM(await answer.text()).window;
    expect(document.querySelectorAll('script, style, [style], [onclick], img, iframe')).toHaveLength(0);
    expect([...document.querySelectorAll('link')].map((link) => link.getAttribute('href'))).toEqual([
      '/api/docs/docs.css',
    ]);
    expect(document.body.textContent).toContain('The applications <of> a round.');
    expect(document.getElementById('shown.submit')?.textContent).toMatch(
      /POST[^]*May: parent\.[^]*declared[^]*Twins\.[^]*receipt/,
    );
    for (const link of document.querySelectorAll('a[href^="#"]'))
      expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull();
    expect((await fetch(`${service.address}/api/docs/docs.css`)).headers.get('content-type')).toContain('text/css');
  });

  it('explains every refusal at the address that its problem points to', async () => {
    const { document } = new JSDOM(await (await fetch(`${service.address}/api/docs/refusals`)).text()).window;
    expect(document.getElementById('shown.too-late')?.textContent).toMatch(/409[^]*It is <too> late\.[^]*2\.9/);
    expect(document.getElementById('edge.too-large')).not.toBeNull();
  });

  it('describes itself', () => {
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining(Object.values(docsRoutes).map(({ path }) => `/api/${path}`)),
    );
  });
});

describe('a piece of a page', () => {
  it('never lets what is put in become part of the page', () => {
    expect(html`<p title="${'"><script>'}">${['<b>', html`<i>${'&'}</i>`]}</p>`.text).toBe(
      '<p title="&#34;&#62;&#60;script&#62;">&#60;b&#62;<i>&#38;</i></p>',
    );
  });
});
