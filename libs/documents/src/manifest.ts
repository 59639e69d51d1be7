import { canonicalJson, checked, digestText, refuse } from '@kernel';
import { z } from 'zod';
import { parseJson } from './json';
import type { Shelf } from './shelf';

/** A SHA-256 as 64 hex digits. */
export const Hex = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits are needed');

/** One file of rows: its name, how many lines it has and the SHA-256 of its bytes. */
export const PartEntry = z.strictObject({
  name: z.string().min(1),
  file: z.string().min(1),
  rows: z.int().min(0),
  sha256: Hex,
});
export type PartEntry = z.infer<typeof PartEntry>;

/** The schema number of the folders that this program writes; it reads this one and every earlier one. */
export const schemaNumber = 1;

/** A manifest as it was read, with the digest of its bytes, which names the whole folder. */
export interface ReadManifest<Manifest> {
  readonly manifest: Manifest;
  readonly digest: string;
}

/** The manifest of the kind asked for, checked; everything else on the shelf hangs on it by digests. */
export function readManifest<Manifest>(shelf: Shelf, kind: string, schema: z.ZodType<Manifest>): ReadManifest<Manifest> {
  const file = 'manifest.json';
  const text = shelf.text(file);
  const value = parseJson(text, file);
  checkKind(value, kind, file);
  const manifest = checked(schema, value, file);
  if (`${canonicalJson(value)}\n` !== text) {
    refuse({ file, found: 'JSON that is not in canonical form', allowed: 'keys in code-point order, no spaces, one line feed at the end, so that equal contents have equal digests.' });
  }
  return { manifest, digest: digestText(text) };
}

/** The manifest's bytes as text. */
export function manifestText(manifest: object): string {
  return `${canonicalJson(manifest)}\n`;
}

/** Refuses a list of parts that is not exactly the one expected, in its order, each in the file of its name. */
export function checkParts(parts: readonly PartEntry[], names: readonly string[]): void {
  const found = parts.map(({ name }) => name);
  if (found.join() !== names.join()) {
    refuse({ file: 'manifest.json', path: 'parts', found: found.join(', ') || 'no parts', allowed: `exactly these, in this order: ${names.join(', ')}.` });
  }
  for (const { name, file } of parts) {
    if (file !== `${name}.ndjson`) refuse({ file: 'manifest.json', path: `parts.${name}.file`, found: `"${file}"`, allowed: `"${name}.ndjson".` });
  }
}

function checkKind(value: unknown, kind: string, file: string): void {
  const seen = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  if (seen['kind'] !== kind) {
    refuse({ file, path: 'kind', found: JSON.stringify(seen['kind']) ?? 'nothing', allowed: `"${kind}"; this is the folder of something else.` });
  }
  const schema = seen['schema'];
  if (typeof schema === 'number' && schema > schemaNumber) {
    refuse({
      file,
      path: 'schema',
      found: String(schema),
      allowed: `this program reads up to ${String(schemaNumber)}: the folder was written by a newer Fairplace, so use that one to read it.`,
    });
  }
}
