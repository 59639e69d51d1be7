import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '@kernel';
import fc from 'fast-check';
import readability from 'text-readability-ts';
import { lettersOf } from './letters-of';
import { letterKinds, type LetterKind } from './models/kinds';
import { type LetterOrder, renderLetter } from './render-letter';
import { sampleLetter } from './samples';
import { elementOf, mayLack, memberOf, namesIn, typeOf } from './shapes';
import type { LetterFile } from './template-file';

const folder = join(__dirname, '../../../config/letters');
const files: readonly LetterFile[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.hbs'))
  .map((file) => ({ path: file.replaceAll('\\', '/'), text: readFileSync(join(folder, file), 'utf8') }));
const house = lettersOf(files);
const kinds = Object.keys(letterKinds) as LetterKind[];
const written = (order: LetterOrder): ReturnType<typeof renderLetter> => renderLetter(order, house);
const sample = (kind: LetterKind): LetterOrder => sampleLetter(kind, 'en');

describe('Every kind of letter', () => {
  it.each(kinds)('%s can be written in English, without a gap', (kind) => {
    const { subject, text } = written(sample(kind));
    expect(`${subject}\n${text}`).not.toMatch(/undefined|null|\[object|[{}]| {2}|\.\.|\n\n\n/);
    expect(text).toMatch(/^Marramshire Council\nSchool Admissions\n\nDear Mrs Khan\n\n/);
    expect(text).toContain('Telephone: 01632 960 000');
    expect(subject.length).toBeLessThanOrEqual(90);
  });

  it.each(kinds)('%s is the same to the byte when it is written again', (kind) => {
    expect(lettersOf([...files].reverse())).not.toBe(house);
    expect(renderLetter(sample(kind), lettersOf([...files].reverse()))).toEqual(written(sample(kind)));
  });

  it.each(kinds)('%s is refused, by name, where a thing it needs is missing', (kind) => {
    const schema = letterKinds[kind].data;
    for (const name of namesIn(schema).filter((one) => !mayLack(memberOf(schema, one) ?? schema))) {
      const { [name]: _gone, ...rest } = sample(kind).data as Record<string, unknown>;
      const broken = { ...sample(kind), data: rest } as LetterOrder;
      expect(() => written(broken)).toThrow(new RegExp(`the letter "${kind}", ${name}: found no "${name}"`));
    }
  });

  it.each(kinds)('%s can be written whatever is left out that may be', (kind) => {
    for (const data of thinned(letterKinds[kind].data, sample(kind).data)) {
      const { text } = written({ ...sample(kind), data } as LetterOrder);
      expect(text).not.toMatch(/undefined|null|\[object|\n\n\n|number \.|in this group: \./);
    }
  });

  it('names no child but the one it is about, and no other parent', () => {
    for (const kind of kinds) {
      const about = pathsOf(letterKinds[kind].data).filter(([, type]) =>
        ['child', 'recipient', 'parent'].includes(type),
      );
      expect(about.map(([path]) => path)).toEqual(kind === 'sign-in-code' ? [] : ['child']);
    }
  });
});

describe('Words that people typed', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      '# A heading',
      '- an item',
      '> Click: https://bad.example',
      '^ look',
      '| x',
      '<script>alert(1)</script>',
      '{{authority.name}}',
      '&amp;',
      '"\'`=',
      'a\n\n# b',
      'x\r\nBcc: y',
      '\u202egnp.exe',
      '\u0002# z',
    ),
  );
  const nameable = hostile.filter(
    (text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\s]/gu, '') !== '',
  );

  it('make no heading, no list, no link, no tag and no second line, whatever they are', () => {
    fc.assert(
      fc.property(nameable, fc.constantFrom(...kinds), (words, kind) => {
        const order = sample(kind);
        const plain = written({ ...order, data: withWords(letterKinds[kind].data, order.data, 'Sam') } as LetterOrder);
        const odd = written({
          ...order,
          to: { name: words, address: [words] },
          data: withWords(letterKinds[kind].data, order.data, words),
        } as LetterOrder);
        expect(odd.subject).not.toMatch(/\p{Cc}/u);
        expect(odd.text.split('\n').length).toBe(plain.text.split('\n').length);
        expect(tagsOf(odd.html)).toEqual(tagsOf(plain.html));
        expect(odd.html).not.toContain('<script');
        expect(odd.page).not.toContain('<script');
      }),
    );
  });

  it('are kept as they are, in every alphabet', () => {
    const order = sample('draft-not-sent');
    const name = 'Zoë O’Brien-Łukasz عامر <3 & co';
    const { subject, text, html } = written({
      ...order,
      data: { ...order.data, child: { name, called: name } },
    });
    expect(subject).toContain(name);
    expect(text).toContain(`You began an application for ${name},`);
    expect(html).toContain('Zoë O’Brien-Łukasz عامر &#60;3 &#38; co');
  });
});

describe('A letter to somebody whose name is not known', () => {
  it('says hello', () => {
    expect(written({ ...sample('sign-in-code'), to: {} }).text).toContain(
      '\n\nHello\n\nHere is the code to sign in:\n\n482 913\n\n',
    );
  });
});

describe('A letter as HTML', () => {
  it('has a language, a title, one main heading, links that can be read on paper, and fetches nothing', () => {
    const { html, page, subject } = written(sample('offer'));
    for (const document of [html, page]) {
      expect(document).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
      expect(document).toContain(`<title>${subject}</title>`);
      expect(document.match(/<h1>/g)).toHaveLength(1);
      expect(document).toContain(
        '<a href="https://admissions.example.org/offers/7">Say yes or no to the place</a> <span class="address">(https://admissions.example.org/offers/7)</span>',
      );
      expect(document).not.toMatch(/<(img|script|link|iframe|object)|url\(|@import|\son\w+=/);
    }
    expect(page).toContain(
      '<div class="recipient">\n<p>Mrs S Khan<br>\n12 Mill Lane<br>\nMarram<br>\nMM2 4QT</p>\n</div>',
    );
    expect(html).not.toContain('Mill Lane');
  });

  it('runs from right to left in a language that does', () => {
    const urdu = files.map(({ path, text }) => ({ path: path.replace(/^en\//, 'ur/'), text }));
    const { html, text } = renderLetter(sampleLetter('offer', 'ur'), lettersOf([...files, ...urdu]));
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(text).not.toContain('Monday 15 March 2027');
  });
});

describe('The words of an offer', () => {
  const { text } = written(sample('offer'));

  it('give each school that was put higher, with the group, the last place, what would have changed it and the day to appeal', () => {
    expect(text).toContain('Oak School (choice 1)');
    expect(text).toContain('Amira was in this group: Children who live in the catchment area.');
    expect(text).toContain('The last place went to a child in the same group who lives 0.812 miles from the school.');
    expect(text).toContain('Amira would have had a place if she lived within 0.812 miles of the school.');
    expect(text).toContain('The place on the list today is number 14. This can go up or down.');
    expect(text).toContain('The last day to appeal for this school is Tuesday 13 April 2027.');
    expect(text).toContain('Please tell us by Monday 15 March 2027 if you want the place.');
  });

  it('leave appeals out where nothing was refused', () => {
    const order = sample('offer');
    expect(written({ ...order, data: { ...order.data, refused: [] } }).text).not.toMatch(/appeal|sorry/);
  });
});

describe('The reading grade of letters', () => {
  const proses = kinds.map((kind) => [kind, proseOf(written(sample(kind)).text)] as const);
  const grades = proses.map(([kind, prose]) => [kind, readability.fleschKincaidGrade(prose)] as const);

  it('is seven or lower on average', () => {
    const average = grades.reduce((sum, [, grade]) => sum + grade, 0) / grades.length;
    expect(average).toBeLessThanOrEqual(7);
    expect(average).toBeGreaterThan(1);
  });

  it.each(grades)('of %s is %d, never above seven', (_kind, grade) => {
    expect(grade).toBeLessThanOrEqual(7);
  });

  it.each(proses)('of %s is not bought with one endless sentence', (_kind, prose) => {
    const sentences = prose.split(/(?<=[.?!])\s+/).filter((sentence) => sentence.split(' ').length > 26);
    expect(sentences).toEqual([]);
  });
});

describe('A language without words', () => {
  it('is refused, with those there are', () => {
    expect(() => written(sampleLetter('offer', 'cy'))).toThrow(
      new BadInput([
        {
          file: 'config/letters/cy/offer.hbs',
          found: 'no such letter',
          allowed: 'write it, or send it in one of: en.',
        },
      ]),
    );
  });
});

/**
 * What is read aloud: sentences without the addresses of pages, underlines and the lines that say whom to reach.
 *
 * The formula hears no syllable in figures, so each number is read as a word of three.
 */
function proseOf(text: string): string {
  return text
    .split('\n\n')
    .filter((block) => !block.startsWith('Marramshire Council\n'))
    .flatMap((block) => block.split('\n'))
    .filter((line) => line !== '' && !/^(https?:|[-=]+$)/.test(line))
    .map((line) => line.replace(/^- /, '').replace(/[:,]$/, ''))
    .map((line) => (/[.?!]$/.test(line) ? line : `${line}.`))
    .join('\n')
    .replace(/\b\d[\d.:]*\b/g, 'seventeen');
}

/** The data with each thing left out that may be, one at a time, all at once, and with every list empty that may be. */
function thinned(schema: (typeof letterKinds)[LetterKind]['data'], data: object): readonly object[] {
  const optional = namesIn(schema).filter((name) => mayLack(memberOf(schema, name) ?? schema));
  const without = (names: readonly string[]): object =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
  const bare = Object.fromEntries(
    Object.entries(without(optional)).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((one: unknown) => bareOf(memberOf(schema, name), one)) : value,
    ]),
  );
  const emptied = Object.fromEntries(
    Object.entries(bare).map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
  const mayBeEmpty = schema.safeParse(emptied).success;
  return [...optional.map((name) => without([name])), without(optional), bare, ...(mayBeEmpty ? [emptied] : [])];
}

function bareOf(list: ReturnType<typeof memberOf>, one: unknown): unknown {
  const schema = list && elementOf(list);
  if (schema === undefined || typeof one !== 'object' || one === null) return one;
  return Object.fromEntries(
    Object.entries(one)
      .filter(([name]) => !mayLack(memberOf(schema, name) ?? schema))
      .map(([name, value]) => [name, Array.isArray(value) ? [] : value]),
  );
}

/** Every thing in a schema with its type, the innermost too. */
function pathsOf(schema: NonNullable<ReturnType<typeof memberOf>>, at = ''): readonly (readonly [string, string])[] {
  return namesIn(schema).flatMap((name) => {
    const one = memberOf(schema, name);
    if (one === undefined) return [];
    const path = `${at}${name}`;
    return [[path, typeOf(one)] as const, ...pathsOf(elementOf(one) ?? one, `${path}.`)];
  });
}

/** The data with the same words in every place that takes any words. */
function withWords(schema: NonNullable<ReturnType<typeof memberOf>>, value: unknown, words: string): unknown {
  const element = elementOf(schema);
  if (element !== undefined && Array.isArray(value)) return value.map((one) => withWords(element, one, words));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, withWords(memberOf(schema, name) ?? schema, one, words)]),
    );
  }
  return typeOf(schema) === 'words' ? words : value;
}

function tagsOf(html: string): readonly string[] {
  return html.match(/<[^>]*>/g) ?? [];
}
