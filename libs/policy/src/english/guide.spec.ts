import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePolicy } from '../parse';
import { readAloud } from './read-aloud';

const guide = readFileSync(join(__dirname, '../../../../docs/policies.md'), 'utf8');

describe('The example in docs/policies.md', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];

  it('is a policy, and reads as the guide promises', () => {
    const said = readAloud(parsePolicy(text, 'docs/policies.md'));
    expect(said).toContain('4. Children of staff. Children whose parent works at the school and has worked there for two years or more, or was hired for a job that is hard to fill. Up to 2 places.');
    expect(said).toContain('5. Families who worship in the parish. Children who go to church most weeks and who live in the parish of St Aldhelm.');
  });

  it.each([
    ['number', ['places.admissionNumber: found "120"; a number is needed here: take the quotes away.'], 'admissionNumber: 60', 'admissionNumber: "120"'],
    ['area', ['found "parrish"; definitions.areas has: parish'], 'areas: [parish]', 'areas: [parrish]'],
  ])('and the messages it shows are the real ones: %s', (_what, [message = ''], was, is) => {
    expect(guide).toContain(message);
    expect(() => parsePolicy(text.replace(was, is), 'oak.yaml')).toThrow(message);
  });
});
