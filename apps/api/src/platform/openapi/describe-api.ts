import type { Route } from '@contract';
import type { Operation } from './find-operations';
import { problemSchema, problemsByStatus } from './problem-schema';
import { type Schema, Schemas } from './schemas';

/** One operation of the document, as far as the page reads it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-may': 'everybody' | readonly string[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters?: readonly DescribedParameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

export interface DescribedParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface DescribedResponse {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: unknown;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

/** The description of the API, in the words of OpenAPI 3.1. */
export interface ApiDescription {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>>;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: Readonly<Record<string, unknown>> & { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What the description is made for. */
export interface DescriptionFacts {
  readonly version: string;
  /** The name of the cookie that holds a session. */
  readonly cookie: string;
}

/** The whole API as a document: every operation with who may call it, what goes in, what comes out. */
export function describeApi(operations: readonly Operation[], { version, cookie }: DescriptionFacts): ApiDescription {
  const schemas = new Schemas();
  const paths: Record<string, Record<string, DescribedOperation>> = {};
  for (const operation of operations) {
    const path = `/api/${operation.route.path.replace(/:(\w+)/g, '{$1}')}`;
    const methods = (paths[path] ??= {});
    methods[operation.route.method] = describe(operation, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fairplace',
      version,
      summary:
        'School admissions: each authority’s own criteria, one offer per child, and a trail behind every decision.',
      description:
        'Everything the portal does, it does through these addresses. `x-may` names the roles that may call a route; ' +
        'what they then see is narrowed to their own children, school or authority. Lists come in pages: send `next` as `after`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ room }) => room))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.components, Problem: problemSchema },
      responses: Object.fromEntries(
        Object.entries(problemsByStatus).map(([status, description]) => [
          nameOfProblem(status),
          problem(status, description),
        ]),
      ),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: cookie,
          description:
            'The session, set by signing in. Changes are taken from pages of this service’s own address only.',
        },
      },
    },
  };
}

function describe({ room, name, route, may }: Operation, schemas: Schemas): DescribedOperation {
  const id = `${room}.${name}`;
  const parameters = [...inPath(route, id, schemas), ...inQuery(route, id, schemas)];
  const body = bodyOf(route, id, schemas);
  return {
    operationId: id,
    summary: route.summary,
    tags: [room],
    'x-may': may === 'everybody' ? may : [...may],
    security: may === 'everybody' ? [] : [{ session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      [String(route.status ?? 200)]: answerOf(route, id, schemas),
      ...Object.fromEntries(
        problemsOf(route, may).map((status) => [status, { $ref: `#/components/responses/${nameOfProblem(status)}` }]),
      ),
    },
  };
}

function inPath(route: Route, id: string, schemas: Schemas): DescribedParameter[] {
  const known = route.params === undefined ? {} : propertiesOf(schemas.ofInput(route.params, `${id}.params`));
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    parameter(name, 'path', known[name]?.schema ?? { type: 'string' }, true),
  );
}

function inQuery(route: Route, id: string, schemas: Schemas): DescribedParameter[] {
  if (route.query === undefined) return [];
  const known = propertiesOf(schemas.ofInput(route.query, `${id}.query`));
  return Object.entries(known).map(([name, { schema, required }]) => parameter(name, 'query', schema, required));
}

function parameter(name: string, place: 'path' | 'query', schema: Schema, required: boolean): DescribedParameter {
  const { description, ...rest } = schema;
  return { name, in: place, required, ...(typeof description === 'string' ? { description } : {}), schema: rest };
}

/** The properties of an object, or of every object that it may be; those that one of them lacks are not required. */
function propertiesOf(schema: Schema): Record<string, { schema: Schema; required: boolean }> {
  const kinds = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as readonly Schema[] | undefined;
  const all = kinds === undefined ? [schema] : [...kinds, ...(schema.properties === undefined ? [] : [schema])];
  const everywhere = schema['allOf'] !== undefined || all.length === 1;
  return Object.assign(
    {},
    ...all.map(({ properties = {}, required = [] }) =>
      Object.fromEntries(
        Object.entries(properties).map(([name, inner]) => [
          name,
          {
            schema: inner,
            required: required.includes(name) && (everywhere || all.every((one) => one.required?.includes(name))),
          },
        ]),
      ),
    ),
  ) as Record<string, { schema: Schema; required: boolean }>;
}

function bodyOf(route: Route, id: string, schemas: Schemas): DescribedOperation['requestBody'] {
  const sent = route.body === undefined ? undefined : schemas.ofInput(route.body, `${id}.body`);
  if (route.takes === 'file') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'The file.' };
    const schema = {
      type: 'object',
      properties: { ...sent?.properties, file },
      required: [...(sent?.required ?? []), 'file'],
    };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  return sent === undefined ? undefined : { required: true, content: { 'application/json': { schema: sent } } };
}

function answerOf({ gives, answer }: Route, id: string, schemas: Schemas): DescribedResponse {
  if (gives !== undefined) return whatElseComes[gives];
  if (answer === undefined) return { description: 'Done; there is nothing to say.' };
  return {
    description: 'Done.',
    content: { 'application/json': { schema: schemas.ofAnswer(answer, `${id}.answer`) } },
  };
}

/** What comes back where it is not JSON. */
const whatElseComes: Readonly<Record<NonNullable<Route['gives']>, DescribedResponse>> = {
  page: { description: 'A page.', content: { 'text/html': { schema: { type: 'string' } } } },
  file: { description: 'A file.', content: { 'application/octet-stream': { schema: {} } } },
  redirect: {
    description: 'Sends the browser on.',
    headers: { Location: { description: 'Where to.', schema: { type: 'string' } } },
  },
};

/** The problems that come of the route's own shape; those of its room come under `default`. */
function problemsOf(route: Route, may: Operation['may']): string[] {
  const sends = route.body !== undefined || route.takes !== undefined;
  return [
    ...(sends || route.params !== undefined || route.query !== undefined ? ['400'] : []),
    ...(may === 'everybody' ? [] : ['401', '403']),
    ...(route.path.includes(':') ? ['404'] : []),
    ...(sends ? ['413', '415'] : []),
    '429',
    'default',
  ];
}

function nameOfProblem(status: string): string {
  return status === 'default' ? 'Problem' : `Problem${status}`;
}

function problem(status: string, description: string): DescribedResponse {
  const retry = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };
  return {
    description,
    ...(status === '429' ? { headers: retry } : {}),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
