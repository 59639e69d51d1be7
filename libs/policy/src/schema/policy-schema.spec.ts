import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { parse } from 'yaml';
import { Policy } from '../policy';
import { exampleText } from '../testing/example-text';
import { leavesOf, mutated } from '../testing/mutate';
import { criterionWords } from './criterion-words';
import { namesIn } from './described';
import { policySchema } from './policy-schema';
import { policyWords } from './policy-words';

const root = join(__dirname, '../../../..');
const schema = policySchema();
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const example: unknown = parse(exampleText);

describe('The schema of a policy document', () => {
  it('is the one in docs/schema; if not, run: npx tsx tools/docs/write-schemas.ts', () => {
    const kept: unknown = JSON.parse(readFileSync(join(root, 'docs/schema/policy.schema.json'), 'utf8'));
    expect(kept).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('has words for every key, and no words for a key that is gone', () => {
    expect(Object.keys({ ...policyWords, ...criterionWords }).sort()).toEqual([...namesIn(schema, 'Policy')].sort());
  });

  it('says each of them where an editor looks', () => {
    const definitions = schema['$defs'] as Record<string, { description: string; properties: Record<string, { description: string }> }>;
    expect(definitions['Row']?.description).toMatch(/^One numbered criterion/);
    expect(definitions['sibling']?.properties['onRoll']?.description).toMatch(/^The day on which/);
  });

  it('accepts the example and every policy document we keep', () => {
    const folder = join(root, 'config/policies');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const documents = [example, ...files.map((file): unknown => parse(readFileSync(join(folder, file), 'utf8')))];
    expect(documents.filter((document) => !validate(document))).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...(example as object), tiebreak: [] }],
    ['a missing key', { ...(example as object), rows: undefined }],
    ['a wrong type', { ...(example as object), title: 7 }],
    ['an empty list', { ...(example as object), rows: [] }],
    ['a criterion that does not exist', { ...(example as object), rows: [{ id: 'a', name: 'A', when: { kind: 'occupation' } }] }],
  ])('refuses %s', (_what, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });

  it('and the parser agree on every document with one leaf changed', () => {
    const seed = Number(process.env['SEED'] ?? 20282);
    const leaves = leavesOf(example);
    const answers = { yes: 0, no: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.nat(), (path, way) => {
        const document = mutated(example, path, way);
        const parsed = Policy.safeParse(document).success;
        answers[parsed ? 'yes' : 'no'] += 1;
        expect({ path, valid: validate(document) }).toEqual({ path, valid: parsed });
      }),
      { seed, numRuns: 1000 },
    );
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(100);
  });
});
