import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readability from 'text-readability-ts';
import { z } from 'zod';
import { formatMessage, placeholdersOf } from '@ui/words/format-message';

const folder = join(__dirname, '..', '..', 'apps', 'portal', 'src', 'languages');
const parts = readdirSync(folder).sort();

describe.each(parts)('the words of %s', (part) => {
  const english = messagesOf(part, 'en');

  it('are in every language', () => {
    for (const language of ['cy', 'ar']) expect(existsSync(join(folder, part, `${language}.json`))).toBe(true);
  });

  it('are all in Welsh', () => {
    expect(Object.keys(messagesOf(part, 'cy')).sort()).toEqual(Object.keys(english).sort());
  });

  it('have no key in Arabic that there is not in English', () => {
    expect(Object.keys(messagesOf(part, 'ar')).filter((key) => !(key in english))).toEqual([]);
  });

  it.each(['cy', 'ar'])('are given the same values in %s as in English', (language) => {
    const differences = Object.entries(messagesOf(part, language)).filter(
      ([key, message]) => placeholdersOf(message).join() !== placeholdersOf(english[key] ?? '').join(),
    );
    expect(differences).toEqual([]);
  });

  it('say every plural of their language', () => {
    for (const [language, locale] of [
      ['en', 'en-GB'],
      ['cy', 'cy-GB'],
      ['ar', 'ar'],
    ] as const) {
      for (const message of Object.values(messagesOf(part, language))) {
        for (const count of [0, 1, 2, 3, 6, 11, 100]) {
          const values = Object.fromEntries(placeholdersOf(message).map((name) => [name, count]));
          expect(formatMessage(message, values, locale)).not.toMatch(/[{}]/);
        }
      }
    }
  });

  it('begin with the name of their part, or of that which it is a share of', () => {
    const [name = ''] = part.split('-');
    expect(Object.keys(english).filter((key) => !key.startsWith(`${name}.`))).toEqual([]);
  });
});

it('every message is in one part alone', () => {
  const keys = parts.flatMap((part) => Object.keys(messagesOf(part, 'en')));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

describe('the English words', () => {
  const sentences = parts
    .flatMap((part) => Object.entries(messagesOf(part, 'en')))
    .flatMap(([key, message]) => sentencesOf(key, message));

  it('can be read by somebody who reads like a child of eleven: grade 7 or lower on average', () => {
    const grades = sentences.map(({ text }) => readability.fleschKincaidGrade(text));
    const average = grades.reduce((sum, grade) => sum + grade, 0) / grades.length;
    expect(average).toBeLessThanOrEqual(7);
  });

  it('hold no sentence that is much harder', () => {
    const hard = sentences
      .filter(({ text }) => readability.fleschKincaidGrade(text) > 12)
      .map(({ key, text }) => `${key}: ${text}`);
    expect(hard).toEqual([]);
  });
});

/** Every whole sentence of a message; labels of a few words have no grade worth measuring. */
function sentencesOf(key: string, message: string): { readonly key: string; readonly text: string }[] {
  const values = Object.fromEntries(placeholdersOf(message).map((name) => [name, 'two']));
  const said = formatMessage(message, values, 'en-GB');
  return (said.match(/[^.!?]+[.!?]/g) ?? [])
    .map((text) => text.trim())
    .filter((text) => text.split(/\s+/).length >= 5)
    .map((text) => ({ key, text }));
}

function messagesOf(part: string, language: string): Readonly<Record<string, string>> {
  return z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(folder, part, `${language}.json`), 'utf8')));
}
