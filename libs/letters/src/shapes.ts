import { z } from 'zod';

/** A schema without the wrapping that says it may be missing. */
export function inner(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return inner(schema.unwrap());
  return schema;
}

/** Whether data may lack a thing, so that a template must ask first. */
export function mayLack(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodOptional;
}

/** What stands in a schema under a name; nothing where it has no such name. */
export function memberOf(schema: z.core.$ZodType, name: string): z.core.$ZodType | undefined {
  const whole = inner(schema);
  if (!(whole instanceof z.ZodObject) || !Object.hasOwn(whole.shape, name)) return undefined;
  return (whole.shape as Readonly<Record<string, z.core.$ZodType>>)[name];
}

/** The names in a schema, in the order in which it says them. */
export function namesIn(schema: z.core.$ZodType): readonly string[] {
  const whole = inner(schema);
  return whole instanceof z.ZodObject ? Object.keys(whole.shape) : [];
}

/** What a list holds; nothing for what is no list. */
export function elementOf(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const whole = inner(schema);
  return whole instanceof z.ZodArray ? whole.element : undefined;
}

/** What a schema holds, in the words that a template's front matter uses: "day", "list of refused school". */
export function typeOf(schema: z.core.$ZodType): string {
  const element = elementOf(schema);
  if (element !== undefined) return `list of ${typeOf(element)}`;
  return z.globalRegistry.get(inner(schema))?.description ?? 'thing';
}

/** As `typeOf`, with a word for what may be missing. */
export function typeAndNeed(schema: z.core.$ZodType): string {
  return mayLack(schema) ? `${typeOf(schema)}, or nothing` : typeOf(schema);
}

/**
 * Data ready for a template: every name its schema knows is there, and no text can pass for the template's own marks.
 *
 * `null` stands for what is missing, because a strict template takes an absent name for a mistake.
 */
export function prepared(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  const element = elementOf(schema);
  if (element !== undefined && Array.isArray(value)) return value.map((one) => prepared(element, one));
  if (typeof value === 'object') {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      namesIn(schema).map((name) => [name, prepared(memberOf(schema, name) ?? z.unknown(), given[name])]),
    );
  }
  return typeof value === 'string' ? shielded(value) : value;
}

/** Stands before every given text until the letter is put together, so that a name like "# Sam" makes no heading. */
const shield = '\u0002';

/** A given text on one line, without characters that steer instead of being read. */
function shielded(text: string): string {
  return shield + text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();
}

/** Written words on one line, without the marks that kept given words apart from the template's. */
export function onOneLine(text: string): string {
  return unshielded(text)
    .replace(/\s\s+|[^\S ]/g, ' ')
    .trim();
}

/** The text without the marks that kept given words apart from the template's. */
export function unshielded(text: string): string {
  return text.replaceAll(shield, '');
}
