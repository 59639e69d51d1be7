import type { RefusalRule } from '@kernel';
import type { ApiDescription, DescribedOperation } from './describe-api';
import { html, type Html } from './html';
import type { Schema } from './schemas';

/** The description of the API for a person: every address with who may call it, what goes in and what comes out. */
export function pageOfApi(api: ApiDescription): string {
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return page(
    'The API of Fairplace',
    html`<p>${String(api.info['description'])}</p>
      <p>
        Version ${String(api.info['version'])}. For programs: <a href="/api/docs/openapi.json">openapi.json</a>. Every
        way the service says no: <a href="/api/docs/refusals">the refusals</a>.
      </p>
      <nav aria-label="Rooms">
        <ul>
          ${api.tags.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}
        </ul>
      </nav>
      ${api.tags.map(
        ({ name }) =>
          html`<section aria-labelledby="${name}">
            <h2 id="${name}">${name}</h2>
            ${operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map(({ path, method, operation }) => operationOf(path, method, operation))}
          </section>`,
      )}
      <h2 id="schemas">Shapes with a name</h2>
      ${Object.entries(api.components.schemas).map(
        ([name, schema]) =>
          html`<details id="schema-${name}">
            <summary><code>${name}</code></summary>
            ${shapeOf(schema)}
          </details>`,
      )}`,
  );
}

/** Every way the service says no, each at an address of its own, to which `type` in a problem points. */
export function pageOfRefusals(refusals: ReadonlyMap<string, RefusalRule>): string {
  const sorted = [...refusals].sort(([one], [other]) => (one < other ? -1 : 1));
  return page(
    'How the service says no',
    html`<p>
        A refusal is answered as <code>application/problem+json</code> with one of these codes. Its sentence may be made
        more exact in the case at hand; the code stays. <a href="/api/docs">The API</a>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">Says</th>
            <th scope="col">Paragraph</th>
          </tr>
        </thead>
        <tbody>
          ${sorted.map(
            ([code, { status, says, paragraph }]) =>
              html`<tr id="${code}">
                <th scope="row"><code>${code}</code></th>
                <td>${status}</td>
                <td>${says}</td>
                <td>${paragraph}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
  );
}

function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/api/docs/docs.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}

function operationOf(path: string, method: string, operation: DescribedOperation): Html {
  const may = operation['x-may'];
  const answers = Object.entries(operation.responses).filter(([, { $ref }]) => $ref === undefined);
  const problems = Object.keys(operation.responses).filter((status) => /^[45]/.test(status));
  return html`<details id="${operation.operationId}">
    <summary>
      <code class="method">${method.toUpperCase()}</code> <code>${path}</code>
      <span>${operation.summary}</span>
    </summary>
    <p class="may">${may === 'everybody' ? 'Everybody may.' : `May: ${may.join(', ')}.`}</p>
    ${
      (operation.parameters?.length ?? 0) === 0
        ? undefined
        : html`<h3>In the address</h3>
            <ul>
              ${operation.parameters?.map(({ name, in: place, required, description, schema }) =>
                line(
                  `${name} (${place})`,
                  { ...schema, ...(description === undefined ? {} : { description }) },
                  required,
                ),
              )}
            </ul>`
    }
    ${Object.entries(operation.requestBody?.content ?? {}).map(
      ([type, { schema }]) =>
        html`<h3>Sent <small>${type}</small></h3>
          ${shapeOf(schema)}`,
    )}
    ${answers.map(
      ([status, { description, content = {} }]) =>
        html`<h3>Answer ${status}</h3>
          <p>${description}</p>
          ${Object.entries(content).map(
            ([type, { schema }]) =>
              html`<p><small>${type}</small></p>
                ${shapeOf(schema)}`,
          )}`,
    )}
    <p>Says no with ${problems.join(', ')} or another <a href="/api/docs/refusals">refusal</a>.</p>
  </details>`;
}

/** A shape in words: its properties, one to a line, and theirs below them. */
function shapeOf(schema: Schema): Html | undefined {
  const { properties, required = [] } = schema;
  if (properties !== undefined)
    return html`<ul>
      ${Object.entries(properties).map(([name, inner]) => line(name, inner, required.includes(name)))}
    </ul>`;
  const inner = innerOf(schema);
  if (inner.length > 0) return html`<div>${inner.map((one) => html`${wordsOf(one)} ${shapeOf(one)}`)}</div>`;
  return html`<p>${wordsOf(schema)}</p>`;
}

function line(name: string, schema: Schema, required: boolean): Html {
  const inside = schema.properties !== undefined ? [schema] : innerOf(schema).filter(hasInside);
  return html`<li>
    <code>${name}</code> ${required ? undefined : html`<small>may be left out</small>`} ${wordsOf(schema)}
    ${inside.map((one) => shapeOf(one))}
  </li>`;
}

/** The shapes inside one that has no properties of its own. */
function innerOf(schema: Schema): readonly Schema[] {
  const one = schema['items'] ?? schema['additionalProperties'];
  const several = schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf'];
  const inner = Array.isArray(several) ? (several as readonly Schema[]) : [];
  return typeof one === 'object' && one !== null ? [one as Schema] : inner;
}

function hasInside(schema: Schema): boolean {
  return schema.properties !== undefined || innerOf(schema).some(hasInside);
}

/** What a value may be, in a few words. */
function wordsOf(schema: Schema): Html {
  const name = typeof schema['$ref'] === 'string' ? (schema['$ref'].split('/').at(-1) ?? '') : undefined;
  if (name !== undefined) return html`<a href="#schema-${name}">${name}</a>`;
  const allowed = (
    Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : []
  ) as unknown[];
  const kinds = innerOf(schema);
  const kind =
    allowed.length > 0
      ? allowed.map((value) => JSON.stringify(value)).join(' or ')
      : schema.type === 'array'
        ? 'a list'
        : typeof schema.type === 'string'
          ? schema.type
          : kinds.map((one) => plain(one)).join(' or ');
  const notes = ['format', 'pattern', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'default']
    .filter((key) => isWorthSaying(schema[key]))
    .map((key) => `${key} ${typeof schema[key] === 'string' ? schema[key] : JSON.stringify(schema[key])}`);
  const examples = Array.isArray(schema['examples']) ? (schema['examples'] as unknown[]) : [];
  return html`<span>${kind}</span> ${notes.length === 0 ? undefined : html`<small>${notes.join(', ')}</small>`}
    ${typeof schema['description'] === 'string' ? schema['description'] : undefined}
    ${examples.length === 0 ? undefined : html`<small>such as <code>${JSON.stringify(examples[0])}</code></small>`}`;
}

/** Limits that are only the largest number there is say nothing. */
function isWorthSaying(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'number' || Math.abs(value) < Number.MAX_SAFE_INTEGER);
}

function plain(schema: Schema): string {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].split('/').at(-1) ?? '';
  if ('const' in schema) return JSON.stringify(schema['const']);
  return typeof schema.type === 'string' ? schema.type : 'anything';
}
