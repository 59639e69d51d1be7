import { checked, refuse } from '@kernel';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Paragraph } from '../criterion';
import { careStatuses } from '../facts';
import type { Policy } from '../policy';

/** An edition of a Code as data: its paragraphs in our own short words, and the day it began. */

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as 2021-09-01 is needed');

const ParagraphNumber = z.custom<Paragraph>((value) => typeof value === 'string' && /^\d+\.\d+[A-Z]?(\([a-z]\))?$/.test(value), 'a paragraph such as "1.9(c)", in quotes, is needed');

const CodeParagraph = z.strictObject({
  /** What the paragraph asks, in one or two plain sentences of our own. */
  says: z.string().regex(/\.$/, 'a sentence that ends in a full stop is needed'),
  /** Whether the number was checked against the printed text. */
  verified: z.boolean(),
});

/** A Code by paragraph, with the days it was in force. */
export const CodeText = z.strictObject({
  /** The year that names the edition, such as `2021`. */
  edition: z.string().regex(/^\d{4}$/, 'the year of the edition, in quotes, is needed, such as "2021"'),
  title: z.string().min(1),
  publisher: z.string().min(1),
  inForceFrom: Day,
  inForceTo: Day.optional(),
  /** The day our words and numbers were last looked over. */
  checkedOn: Day,
  note: z.string().min(1),
  paragraphs: z.record(ParagraphNumber, CodeParagraph),
});
export type CodeText = z.infer<typeof CodeText>;

/** An edition of the School Admissions Code, with the numbers and groups that change from edition to edition. */
export const CodeEdition = CodeText.extend({
  /** Where this edition gives another number to what our checks cite: `"2.16": "2.15"`. */
  numbers: z.record(ParagraphNumber, ParagraphNumber).optional(),
  limits: z.strictObject({
    /** The groups of children who come first (1.7). */
    lookedAfterFirst: z.array(z.enum(careStatuses)).min(1),
    /** The largest share of the admission number that may be chosen by aptitude (1.24). */
    aptitudePercent: z.number().positive().max(100),
    /** The most children with one teacher in an infant class (2.16). */
    infantClass: z.int().positive(),
    /** The largest share that a newer school with a religious character may fill by faith. */
    newFaithSchoolPercent: z.number().positive().max(100),
  }),
});
export type CodeEdition = z.infer<typeof CodeEdition>;
export type Limits = CodeEdition['limits'];

/** The edition of the Admissions Code that a YAML text says, or `BadInput` naming each line that is wrong. */
export function parseCode(text: string, file: string): CodeEdition {
  return parseAs(CodeEdition, text, file);
}

/** The edition of the Appeals Code that a YAML text says, or `BadInput` naming each line that is wrong. */
export function parseAppealsCode(text: string, file: string): CodeText {
  return parseAs(CodeText, text, file);
}

function parseAs<Output>(schema: z.ZodType<Output>, text: string, file: string): Output {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line;
    const found = error.message.split('\n')[0] ?? 'text that is not YAML';
    refuse({ file: `${file}, line ${String(line)}`, found, allowed: 'mend the YAML there.' });
  }
  return checked(schema, document.toJS({ maxAliasCount: 0 }), file, (path) => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return undefined;
  });
}

/** The edition that a policy names, or the newest of those given when it names none of them. */
export function editionFor(policy: Policy, editions: readonly [CodeEdition, ...CodeEdition[]]): CodeEdition {
  const newest = editions.reduce((one, other) => (other.inForceFrom > one.inForceFrom ? other : one));
  return editions.find(({ edition }) => edition === policy.code) ?? newest;
}
