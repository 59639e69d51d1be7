import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { criteria } from '../criteria';
import { criterionExamples } from './criterion-examples';
import { parseCode } from './edition';
import { lints } from './lints';
import { codePages } from './pages';

const root = join(__dirname, '../../../..');
const file = join(root, 'config/code/school-admissions-code-2021.yaml');
const pages = codePages(parseCode(readFileSync(file, 'utf8'), file));
const folder = join(root, 'docs/code');
const mend = 'run: npx tsx tools/docs/write-code-pages.ts';

describe('docs/code', () => {
  it('has every page and no other', () => {
    expect({ mend, pages: readdirSync(folder).sort() }).toEqual({ mend, pages: pages.map((page) => page.name).sort() });
  });

  it.each(pages.map((page) => [page.name, page.text] as const))('%s is as the code says it', (name, text) => {
    expect({ mend, text: readFileSync(join(folder, name), 'utf8') }).toEqual({ mend, text });
  });

  it('shows each lint, each criterion and what an officer reads', () => {
    const all = pages.map((page) => page.text).join('\n');
    for (const lint of lints) expect(all).toContain(`## ${lint.id}\n`);
    for (const kind of Object.keys(criteria)) expect(pages.map((page) => page.name)).toContain(`criterion-${kind}.md`);
    expect(all.split('The officer reads:').length - 1).toBe(lints.reduce((sum, lint) => sum + lint.unlawful.length, 0));
    expect(all).not.toMatch(/undefined|\[object/);
  });

  it.each(Object.entries(criterionExamples))('the example of %s is of that kind', (kind, when) => {
    expect(when.kind).toBe(kind);
  });
});
