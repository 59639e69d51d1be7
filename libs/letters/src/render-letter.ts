import { checked, refuse } from '@kernel';
import { blocksOf } from './blocks';
import { mailDocument, printDocument } from './documents';
import type { Letters, LetterWords, Wording } from './letters-of';
import { House } from './models/house';
import { letterKinds, type LetterData, type LetterKind } from './models/kinds';
import { onOneLine, prepared } from './shapes';
import { sayHtml, sayText } from './say-blocks';

/** A letter to be written: its kind, its language, what every letter has, and the data of its kind. */
export type LetterOrder<Kind extends LetterKind = LetterKind> = House & {
  readonly kind: Kind;
  readonly language: string;
  readonly data: LetterData<Kind>;
};

/** A letter as it is sent: the same words for e-mail, plain and as HTML, and as a page for paper. */
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly page: string;
}

/**
 * The letter in words. The same order and the same templates always give the same bytes.
 *
 * Data that does not fit the letter's kind is refused with the name of what is missing or wrong: no letter goes out with
 * a gap in it. Everything given is escaped, and can make neither a heading nor a link.
 */
export function renderLetter<Kind extends LetterKind>(order: LetterOrder<Kind>, letters: Letters): WrittenLetter {
  const { kind, language, data, authority, to, written, reference } = order;
  const { words, wording } = wordsFor(letters, order);
  const house = checked(House, { authority, to, written, reference }, `the letter "${kind}"`);
  const own: object = checked<object>(letterKinds[kind].data, data, `the letter "${kind}"`);
  const ready = prepared(words.schema, { ...house, ...own });
  const subject = onOneLine(words.subject(ready));
  const { header, recipient, footer } = wording.round;
  const top = blocksOf(header(ready));
  const main = [...blocksOf(words.body(ready)), ...blocksOf(footer(ready))];
  const head = { language, title: subject };
  const [topHtml, mainHtml] = [sayHtml(top), sayHtml(main)];
  return {
    subject,
    text: sayText([...top, ...main]),
    html: mailDocument(head, topHtml, mainHtml),
    page: printDocument(head, topHtml, sayHtml(blocksOf(recipient(ready))), mainHtml),
  };
}

function wordsFor(
  letters: Letters,
  { kind, language, authority }: LetterOrder,
): { words: LetterWords; wording: Wording } {
  const wording = letters.wording(language, authority.id);
  const words = wording?.letters.get(kind);
  if (wording !== undefined && words !== undefined) return { words, wording };
  return refuse({
    file: `config/letters/${language}/${kind}.hbs`,
    found: 'no such letter',
    allowed: `write it, or send it in one of: ${letters.languages.join(', ')}.`,
  });
}
