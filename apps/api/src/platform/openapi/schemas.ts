import { z } from 'zod';

/** A JSON Schema, as far as we look into it. */
export interface Schema {
  readonly [key: string]: unknown;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Formats that say all that their long patterns say. */
const wellKnown = new Set(['uuid', 'date-time', 'date', 'time', 'email', 'uri', 'ipv4', 'ipv6']);

/**
 * The schemas of the contract as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is.
 *
 * A schema that has a name of its own, or that holds itself, is kept once under `components` and referred to.
 */
export class Schemas {
  readonly components: Record<string, Schema> = {};

  /** What is sent: before defaults are filled in and texts are turned into numbers. */
  ofInput(schema: z.ZodType, name: string): Schema {
    return this.of(schema, name, 'input');
  }

  /** What comes back. */
  ofAnswer(schema: z.ZodType, name: string): Schema {
    return this.of(schema, name, 'output');
  }

  private of(schema: z.ZodType, name: string, io: 'input' | 'output'): Schema {
    const made = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => {
        if (typeof jsonSchema.format === 'string' && wellKnown.has(jsonSchema.format)) delete jsonSchema.pattern;
      },
    });
    const { $schema: _, $defs, ...rest } = made as Schema & { $defs?: Record<string, Schema> };
    const names = new Map(Object.keys($defs ?? {}).map((key) => [`#/$defs/${key}`, this.nameFor(key, name, io)]));
    const itself = JSON.stringify(rest).includes('"$ref":"#"') || JSON.stringify($defs ?? {}).includes('"$ref":"#"');
    if (itself) names.set('#', `${name}-${io}`);
    for (const [key, definition] of Object.entries($defs ?? {}))
      this.components[names.get(`#/$defs/${key}`) ?? key] = pointed(definition, names);
    if (!itself) return pointed(rest, names);
    this.components[`${name}-${io}`] = pointed(rest, names);
    return { $ref: `#/components/schemas/${name}-${io}` };
  }

  /** A schema's own name; one without a name is called after the part of the API that it belongs to. */
  private nameFor(key: string, name: string, io: string): string {
    const plain = key.replace(/[^\w.-]/g, '-');
    return plain.startsWith('__') ? `${name}${plain}` : io === 'input' ? `${plain}-sent` : plain;
  }
}

/** The schema with its references pointing to where the definitions now are, and without names of its own. */
function pointed(schema: Schema, names: ReadonlyMap<string, string>): Schema {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(([key, inner]) => key !== 'id' || typeof inner !== 'string')
      .map(([key, inner]) => {
        const target = key === '$ref' && typeof inner === 'string' ? names.get(inner) : undefined;
        return [key, target === undefined ? walk(inner) : `#/components/schemas/${target}`];
      });
    return Object.fromEntries(entries);
  };
  return walk(schema) as Schema;
}
