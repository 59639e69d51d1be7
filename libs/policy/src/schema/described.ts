/**
 * Puts words into a JSON Schema, so that an editor can say what each key means while a person writes.
 *
 * Every thing in a schema has a name: `Row.upTo` for a property of a definition, `OrderKey[distance].measure` for one
 * of the forms a definition can take, `Policy.definitions.areas.*` for the values of a list by name.
 */

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema with a description at each name the texts know. */
export function described(schema: JsonSchema, root: string, texts: Readonly<Record<string, string>>): JsonSchema {
  return walked(schema, root, (name) => texts[name]);
}

/** Every name in the schema that needs a description: definitions, their forms and their properties. */
export function namesIn(schema: JsonSchema, root: string): readonly string[] {
  const names = new Set<string>();
  walked(schema, root, (name) => {
    names.add(name);
    return undefined;
  });
  return [...names];
}

type Teller = (name: string) => string | undefined;

function walked(schema: JsonSchema, root: string, tell: Teller): JsonSchema {
  const { $defs, ...body } = schema;
  const defined = isSchema($defs) ? Object.entries($defs).map(([id, inner]) => [id, partOf(inner, id, tell)] as const) : [];
  return { ...told(body, root, tell), ...(defined.length === 0 ? {} : { $defs: Object.fromEntries(defined) }) };
}

/** One part of a schema with its own description first, so that a reader of the file meets the words before the rules. */
function partOf(part: unknown, name: string, tell: Teller): unknown {
  return isSchema(part) ? told(part, name, tell) : part;
}

function told(part: JsonSchema, name: string, tell: Teller): JsonSchema {
  const description = tell(name);
  const within = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withinOf(key, value, name, tell)]));
  return description === undefined ? within : { description, ...within };
}

function withinOf(key: string, value: unknown, name: string, tell: Teller): unknown {
  if (key === 'properties' && isSchema(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([property, inner]) => [property, isMark(inner) ? inner : partOf(inner, `${name}.${property}`, tell)]),
    );
  }
  if ((key === 'oneOf' || key === 'anyOf') && Array.isArray(value)) return value.map((form: unknown) => formOf(form, name, tell));
  if (key === 'items') return isSchema(value) ? partsBelow(value, name, tell) : value;
  if (key === 'additionalProperties' && isSchema(value)) return partsBelow(value, `${name}.*`, tell);
  return value;
}

/** A form is named by its mark, the constant `kind` or `by`; one without a mark keeps the name of the whole. */
function formOf(form: unknown, name: string, tell: Teller): unknown {
  if (!isSchema(form)) return form;
  const mark = isSchema(form['properties']) ? Object.values(form['properties']).find(isMark) : undefined;
  return mark === undefined ? partsBelow(form, name, tell) : told(form, `${name}[${String(mark['const'])}]`, tell);
}

/** What lies below a part that needs no description of its own, because the thing that holds it has one. */
function partsBelow(part: JsonSchema, name: string, tell: Teller): JsonSchema {
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withinOf(key, value, name, tell)]));
}

/** A property that can only be one word marks the form it stands in, and is described with it. */
function isMark(value: unknown): value is JsonSchema {
  return isSchema(value) && typeof value['const'] === 'string';
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
