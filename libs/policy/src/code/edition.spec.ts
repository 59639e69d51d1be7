import { BadInput } from '@kernel';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { editionFor, parseAppealsCode, parseCode } from './edition';
import { documentOf } from './examples';
import { lintPolicy } from './lint-policy';
import { lints } from './lints';

const folder = join(__dirname, '../../../../config/code');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const names = readdirSync(folder);
const admissions = names.filter((name) => name.startsWith('school-admissions-code-'));
const code = parseCode(read('school-admissions-code-2021.yaml'), 'school-admissions-code-2021.yaml');
const older = parseCode(read('school-admissions-code-2014.yaml'), 'school-admissions-code-2014.yaml');

describe('config/code', () => {
  it.each(admissions)('%s is an edition of the Admissions Code, named by its year', (name) => {
    expect(name).toContain(parseCode(read(name), name).edition);
  });

  it.each(admissions)('%s holds every paragraph that the lints cite', (name) => {
    const { paragraphs, numbers } = parseCode(read(name), name);
    const cited = lints.flatMap((lint) => lint.paragraphs.map((paragraph) => numbers?.[paragraph] ?? paragraph));
    expect(cited.filter((paragraph) => !Object.hasOwn(paragraphs, paragraph))).toEqual([]);
  });

  it.each(names.filter((name) => !admissions.includes(name)))('%s is an edition of the Appeals Code', (name) => {
    expect(name).toContain(parseAppealsCode(read(name), name).edition);
  });
});

describe('parseCode', () => {
  const text = read('school-admissions-code-2021.yaml');
  const told = (changed: string): string => {
    try {
      parseCode(changed, 'code.yaml');
    } catch (error) {
      if (error instanceof BadInput) return error.message;
      throw error;
    }
    return 'nothing';
  };

  it('says which line is wrong and what is allowed', () => {
    expect(told(text.replace('"1.10":', '1.x:'))).toMatch(/^code\.yaml, line \d+, paragraphs\.1\.x: found .*; .*1\.9\(c\)/);
    expect(told(text.replace('edition: "2021"', 'edition: 2021'))).toMatch(/code\.yaml, line 2, edition: found 2021/);
    expect(told(text.replace('publisher:', 'author:'))).toContain('"author"');
    expect(told(text.replace('A list of things that arrangements may not do.', 'A list'))).toContain('full stop');
  });

  it('refuses a paragraph said twice', () => {
    expect(told(`${text}  "2.33": { verified: false, says: "Again." }\n`)).toMatch(/^code\.yaml, line \d+: found .*unique/);
  });

  it('refuses what is not YAML at all', () => {
    expect(told('paragraphs: [')).toMatch(/^code\.yaml, line \d+: found /);
  });
});

describe('editionFor', () => {
  const policy = documentOf({ of: 'primary', shows: '', change: {} });

  it('takes the edition that the policy names, and the newest when it names none we hold', () => {
    expect(editionFor({ ...policy, code: '2014' }, [code, older]).edition).toBe('2014');
    expect(editionFor({ ...policy, code: '2007' }, [older, code]).edition).toBe('2021');
  });

  it('lets an older policy name the groups of its own day, and cites its own numbers', () => {
    const row = { id: 'care', name: 'Looked-after children', when: { kind: 'looked-after' as const, who: ['looked-after' as const, 'previously-looked-after' as const] } };
    const old = { ...policy, code: '2014', rows: [row, ...policy.rows.slice(1)], places: { admissionNumber: 70, infantClasses: 2 } };
    expect(lintPolicy(old, older).map(({ lint, paragraphs }) => [lint, paragraphs])).toEqual([['2.16-infant-class-size', ['2.15']]]);
    expect(lintPolicy({ ...old, code: '2021' }, code).map(({ lint }) => lint)).toEqual(['1.7-looked-after-first', '2.16-infant-class-size']);
  });
});
