import { stringify } from 'yaml';
import { criteria } from '../criteria';
import type { AtomicWhen } from '../criteria';
import type { Paragraph } from '../criterion';
import { criterionOf } from '../criterion-of';
import { wordsOf } from '../english/words';
import { criterionExamples, exampleDefinitions } from './criterion-examples';
import type { CodeEdition } from './edition';
import { documentOf } from './examples';
import type { Example } from './examples';
import { lintPolicy } from './lint-policy';
import type { Lint } from './lint';
import { lints } from './lints';

/** A page of docs/code: its file name and its whole text. */
export interface Page {
  readonly name: string;
  readonly text: string;
}

type Kind = keyof typeof criteria;
const kinds = Object.keys(criteria) as readonly Kind[];

/** The pages of docs/code under one edition: a list of all, one for each linted paragraph, one for each kind of criterion. */
export function codePages(code: CodeEdition): readonly Page[] {
  const paragraphs = [...new Set(lints.map((lint) => lint.paragraphs[0]))];
  return [
    { name: 'README.md', text: listPage(code, paragraphs) },
    ...paragraphs.map((paragraph) => ({ name: paragraphFile(paragraph), text: paragraphPage(code, paragraph) })),
    ...kinds.map((kind) => ({ name: criterionFile(kind), text: criterionPage(code, kind) })),
  ];
}

function listPage(code: CodeEdition, paragraphs: readonly Paragraph[]): string {
  return page([
    '# The Code, page by page',
    `${code.title}, ${code.edition}, in force from ${code.inForceFrom}. These pages are written from the code and its examples by \`npx tsx tools/docs/write-code-pages.ts\`; a test fails when one is stale.`,
    code.note.trim(),
    '## What the lint checks',
    table(
      ['Check', 'Strength', 'What is checked'],
      paragraphs.flatMap((paragraph) => lintsOf(paragraph).map((lint) => [`[${lint.id}](${paragraphFile(paragraph)})`, lint.strength, lint.says])),
    ),
    '## What a policy can ask',
    table(
      ['Criterion', 'Paragraphs'],
      kinds.map((kind) => [`[${kind}](${criterionFile(kind)})`, criteria[kind].paragraphs.join(', ')]),
    ),
  ]);
}

function paragraphPage(code: CodeEdition, paragraph: Paragraph): string {
  return page([
    `# Paragraph ${paragraph}`,
    saidBy(code, [paragraph]),
    ...lintsOf(paragraph).flatMap((lint) => [
      `## ${lint.id}`,
      `**${lint.strength === 'must' ? 'Must' : 'Should'}.** ${lint.says}`,
      saidBy(code, lint.paragraphs.slice(1)),
      `**To mend it.** ${lint.mend}`,
      ...lint.lawful.map((example) => exampleText('Lawful', example)),
      ...lint.unlawful.flatMap((example) => [exampleText('Not lawful as it stands', example, lint.strength), remarkText(code, lint, example)]),
    ]),
  ]);
}

function criterionPage(code: CodeEdition, kind: Kind): string {
  const when = criterionExamples[kind];
  const { paragraphs, asks } = criteria[kind];
  const looking = lints.filter((lint) => [...lint.lawful, ...lint.unlawful].some(({ change }) => JSON.stringify(change).includes(`"kind":"${kind}"`)) && lint.paragraphs.some((one) => (paragraphs as readonly string[]).includes(one)));
  return page([
    `# Criterion: ${kind}`,
    saidBy(code, paragraphs),
    `**Facts it may see.** ${asks.length === 0 ? 'None besides measurements.' : `Only ${asks.map((fact) => `\`${fact}\``).join(', ')}.`}`,
    `**An example, as a policy writes it**\n\n${yaml(when)}`,
    `**As a parent reads it.** Children ${english(when)}.`,
    ...(looking.length === 0 ? [] : [`**Checked by** ${looking.map((lint) => `[${lint.id}](${paragraphFile(lint.paragraphs[0])})`).join(', ')}.`]),
  ]);
}

function english(when: AtomicWhen): string {
  const words = wordsOf({ ...documentOf({ of: 'secondary', shows: '', change: {} }), definitions: exampleDefinitions });
  return criterionOf(when).english(when, words);
}

function lintsOf(paragraph: Paragraph): readonly Lint[] {
  return lints.filter((lint) => lint.paragraphs[0] === paragraph);
}

/** What the Code asks in each paragraph, with a word of care where the number was not checked. */
function saidBy(code: CodeEdition, paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .map((paragraph) => {
      const said = code.paragraphs[paragraph];
      const care = said?.verified === true ? '' : ' (Number not yet checked against the printed Code.)';
      return `> **${paragraph}** ${said?.says ?? 'Not in our copy of this edition.'}${care}`;
    })
    .join('\n>\n');
}

function exampleText(verdict: string, { of, shows, change }: Example, strength: Lint['strength'] = 'must'): string {
  const what = strength === 'must' ? verdict : 'To be looked at';
  const model = `the model ${of} school`;
  return Object.keys(change).length === 0 ? `**${what}:** a policy ${shows} (${model} as it is).` : `**${what}:** a policy ${shows}. Changed in ${model}:\n\n${yaml(change)}`;
}

function remarkText(code: CodeEdition, lint: Lint, example: Example): string {
  const remarks = lintPolicy(documentOf(example), code).filter((remark) => remark.lint === lint.id);
  return ['The officer reads:', '', ...remarks.map(({ path, says }) => `- \`${path}\`: ${says}`)].join('\n');
}

function yaml(value: unknown): string {
  return `\`\`\`yaml\n${stringify(value, { aliasDuplicateObjects: false, lineWidth: 110 })}\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function paragraphFile(paragraph: string): string {
  return `paragraph-${paragraph.replace(/[()]/g, '')}.md`;
}

function criterionFile(kind: string): string {
  return `criterion-${kind}.md`;
}
