import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema } from '@policy';
import { fileSchemas } from './schemas-of-files';

/** Every document format we publish: its file under docs/schema, and the schema that the code itself holds. */
export const published: readonly { readonly file: string; readonly schema: () => object }[] = [
  { file: 'policy.schema.json', schema: policySchema },
  ...fileSchemas,
];

/** The text of a schema's file, the same to the byte each time. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** Writes every published schema into a folder. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { file, schema } of published) writeFileSync(join(folder, file), schemaText(schema()));
}

if (require.main === module) writeSchemas(join(__dirname, '../../docs/schema'));
