import { z } from 'zod';
import { elementOf, inner, mayLack, memberOf, namesIn } from './shapes';

/** What a template may speak of at one point: things inside things, the innermost last, and what is known to be there. */
export interface Scope {
  readonly frames: readonly Frame[];
  readonly present: ReadonlySet<string>;
}

interface Frame {
  readonly schema: z.core.$ZodType;
  /** How it is reached from the letter's data: `refused[]`. */
  readonly at: string;
  /** Things given to a part by name, besides the one it speaks of. */
  readonly named: ReadonlyMap<string, Found>;
}

/** A thing found in a scope: its schema, how it is reached, and what on the way there may be missing. */
export interface Found {
  readonly schema: z.core.$ZodType;
  readonly at: string;
  readonly lacks: readonly string[];
}

/** A path as Handlebars reads it. */
export interface Path {
  readonly original: string;
  readonly depth: number;
  readonly parts: readonly unknown[];
  readonly data: boolean;
}

/** The scope at the beginning of a letter. */
export function scopeOf(schema: z.core.$ZodType): Scope {
  return { frames: [{ schema, at: '', named: new Map() }], present: new Set() };
}

/** What a path names in a scope; nothing where there is no such thing. */
export function find(scope: Scope, path: Path): Found | undefined {
  const frame = path.data ? undefined : scope.frames.at(-1 - path.depth);
  if (frame === undefined) return undefined;
  const given = frame.named.get(String(path.parts[0]));
  let found: Found = given ?? { schema: frame.schema, at: frame.at, lacks: [] };
  for (const part of given === undefined ? path.parts : path.parts.slice(1)) {
    const schema = memberOf(found.schema, String(part));
    if (schema === undefined) return undefined;
    const at = found.at === '' ? String(part) : `${found.at}.${String(part)}`;
    found = { schema, at, lacks: mayLack(schema) && !scope.present.has(at) ? [...found.lacks, at] : found.lacks };
  }
  return found;
}

/** The scope in which a thing is known to be there. */
export function knowing(scope: Scope, { at }: Found): Scope {
  return { ...scope, present: new Set([...scope.present, at]) };
}

/** The scope inside one member of a list. */
export function within(scope: Scope, list: Found): Scope | undefined {
  const schema = elementOf(list.schema);
  return schema && { ...scope, frames: [...scope.frames, { schema, at: `${list.at}[]`, named: new Map() }] };
}

/** The scope inside a thing that has names of its own. */
export function inside(scope: Scope, thing: Found): Scope {
  return {
    ...knowing(scope, thing),
    frames: [...scope.frames, { schema: inner(thing.schema), at: thing.at, named: new Map() }],
  };
}

/** The scope of a part: only the things it is given, without what is round it; what is round it where it is given nothing. */
export function only(scope: Scope, thing: Found | undefined, named: ReadonlyMap<string, Found>): Scope {
  const here = scope.frames.at(-1);
  const { schema, at } = thing ?? here ?? { schema: z.unknown(), at: '' };
  const kept = thing === undefined ? here?.named : undefined;
  return { ...scope, frames: [{ schema: inner(schema), at, named: new Map([...(kept ?? []), ...named]) }] };
}

/** The names that may be used at a point, for the words of a refusal. */
export function namesAt(scope: Scope): readonly string[] {
  const frame = scope.frames.at(-1);
  return frame === undefined ? [] : [...frame.named.keys(), ...namesIn(frame.schema)];
}
