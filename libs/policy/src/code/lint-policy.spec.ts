import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { completePolicy } from '../parse';
import { parseCode } from './edition';
import { documentOf, models } from './examples';
import type { Example } from './examples';
import { lintPolicy } from './lint-policy';
import { lints } from './lints';

const codeFile = join(__dirname, '../../../../config/code/school-admissions-code-2021.yaml');
const code = parseCode(readFileSync(codeFile, 'utf8'), codeFile);
const parsed = (example: Example) => completePolicy(JSON.parse(JSON.stringify(documentOf(example))), `${example.of}: ${example.shows}`);

describe('the model policies', () => {
  it.each(Object.keys(models) as Example['of'][])('%s has nothing to mend', (of) => {
    expect(lintPolicy(parsed({ of, shows: 'as it is', change: {} }), code)).toEqual([]);
  });
});

describe.each(lints.map((lint) => [lint.id, lint] as const))('%s', (id, lint) => {
  it.each(lint.lawful.map((example) => [example.shows, example] as const))('passes a policy %s', (_shows, example) => {
    const remarks = lintPolicy(parsed(example), code);
    expect(remarks.filter((remark) => remark.lint === id)).toEqual([]);
    expect(remarks.filter((remark) => remark.strength === 'must')).toEqual([]);
  });

  it.each(lint.unlawful.map((example) => [example.shows, example] as const))('finds a policy %s', (_shows, example) => {
    const remarks = lintPolicy(parsed(example), code).filter((remark) => remark.lint === id);
    expect(remarks.length).toBeGreaterThan(0);
    for (const remark of remarks) {
      expect(remark.strength).toBe(lint.strength);
      expect(remark.says).toMatch(/ of the 2021 Code\)\.$/);
      expect(remark.says).toMatch(/^["A-Z0-9]/);
      expect(remark.path).toMatch(/^[a-z]/);
    }
  });

  it('has examples of both, plain sentences, and paragraphs that the Code holds', () => {
    expect(lint.lawful.length).toBeGreaterThan(0);
    expect(lint.unlawful.length).toBeGreaterThan(0);
    expect(lint.says).toMatch(/^["A-Z].*\.$/);
    expect(lint.mend).toMatch(/^[A-Z].*\.$/);
    for (const paragraph of lint.paragraphs) expect(Object.keys(code.paragraphs)).toContain(paragraph);
  });
});

describe('the list of lints', () => {
  it('has each name once, and each lint file in it', () => {
    const ids = lints.map((lint) => lint.id);
    expect(new Set(ids).size).toBe(ids.length);
    const list = readFileSync(join(__dirname, 'lints.ts'), 'utf8');
    const files = readdirSync(__dirname).filter((file) => /^\d+\.\d+.*\.ts$/.test(file) && !file.endsWith('.spec.ts'));
    for (const file of files) expect(list).toContain(`'./${file.replace(/\.ts$/, '')}'`);
  });

  it('looks at every letter of 1.9', () => {
    const letters = [...'abcdefghijklmno'].map((letter) => `1.9(${letter})`);
    expect(letters.filter((letter) => !lints.some((lint) => lint.paragraphs[0] === letter))).toEqual([]);
  });
});

describe('lintPolicy', () => {
  const primary = parsed({ of: 'primary', shows: 'as it is', change: {} });

  it('says so when the policy names another edition', () => {
    const [remark] = lintPolicy({ ...primary, code: '2014' }, code);
    expect(remark).toMatchObject({ lint: 'edition', strength: 'should', path: 'code' });
  });

  it('says so when an edition has lost a paragraph, rather than passing over the check', () => {
    const paragraphs = Object.fromEntries(Object.entries(code.paragraphs).filter(([paragraph]) => paragraph !== '1.35'));
    const remarks = lintPolicy(primary, { ...code, paragraphs });
    expect(remarks.map((remark) => remark.says)).toEqual(['The check "1.35-draw-supervised" was not made, because our copy of the 2021 Code has no paragraph 1.35.']);
  });

  it('takes its limits from the edition', () => {
    const eight = parsed({ of: 'secondary', shows: 'with 18 music places', change: lints.find((lint) => lint.id === '1.24-aptitude-share')?.lawful[0]?.change ?? {} });
    const stricter = { ...code, limits: { ...code.limits, aptitudePercent: 8 } };
    expect(lintPolicy(eight, stricter).map((remark) => remark.says)).toEqual([
      '18 of 180 places is 10.0% by aptitude; the most allowed is 8%, which is 14 places (paragraph 1.24 of the 2021 Code).',
    ]);
  });

  it('shows the real share of 15 places in 130', () => {
    const example = lints.find((lint) => lint.id === '1.24-aptitude-share')?.unlawful[0];
    if (example === undefined) throw new Error('the example is gone');
    expect(lintPolicy(parsed(example), code)[0]?.says).toBe('15 of 130 places is 11.5% by aptitude; the most allowed is 10%, which is 13 places (paragraph 1.24 of the 2021 Code).');
  });
});
