/** Writes docs/code from the lints, the criteria and the newest edition of the Code, and takes away pages that are no more. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codePages, parseCode } from '@policy';

const root = join(__dirname, '../..');
const file = 'config/code/school-admissions-code-2021.yaml';
const folder = join(root, 'docs/code');
const pages = codePages(parseCode(readFileSync(join(root, file), 'utf8'), file));
const names = new Set(pages.map((page) => page.name));

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) {
  if (!names.has(old)) rmSync(join(folder, old));
}
for (const { name, text } of pages) writeFileSync(join(folder, name), text);
console.log(`docs/code: ${String(pages.length)} pages.`);
