import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '@kernel';
import { parse } from 'yaml';
import { z } from 'zod';

const Persona = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  name: z.string().min(1),
  email: z.email().endsWith('.example'),
  says: z.string().min(1),
  roles: z
    .array(z.strictObject({ role: z.enum(roles), authority: z.string().optional(), school: z.string().optional() }))
    .min(1),
});

/** Somebody of the demonstration, whom anybody may be. */
export type Persona = z.infer<typeof Persona>;

const Personas = z
  .strictObject({ personas: z.array(Persona).min(1) })
  .refine(({ personas }) => new Set(personas.map(({ id }) => id)).size === personas.length, 'Each id stands once.');

/** The people of the demonstration, from `config/demonstration/personas.yaml`. */
export function readPersonas(projectRoot: string): readonly Persona[] {
  const text = readFileSync(join(projectRoot, 'config', 'demonstration', 'personas.yaml'), 'utf8');
  return Personas.parse(parse(text)).personas;
}

/** Whether a persona signs in where parents do, rather than where staff and schools do. */
export function isParent(persona: Persona): boolean {
  return persona.roles.every(({ role }) => role === 'parent');
}

/** The account of a persona, the same in every demonstration, so that the town's records can name it. */
export function personaAccount(id: string): string {
  const hex = createHash('sha256').update(`fairplace persona ${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Under which name the provider of the demonstration is known; nobody outside a demonstration is known by it. */
export const demonstrationIssuer = 'urn:fairplace:demonstration';
