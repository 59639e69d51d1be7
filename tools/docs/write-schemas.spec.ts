import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { published, schemaText } from './write-schemas';

describe('The schemas in docs/schema', () => {
  it.each(published)('$file is what the code says; if not, run: npx tsx tools/docs/write-schemas.ts', ({ file, schema }) => {
    expect(readFileSync(join(__dirname, '../../docs/schema', file), 'utf8')).toBe(schemaText(schema()));
  });
});
