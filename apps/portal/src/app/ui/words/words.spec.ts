import { TestBed } from '@angular/core/testing';
import type { WordsPart } from './languages';
import { Words } from './words';

const part: WordsPart = {
  name: 'test',
  languages: {
    en: () => Promise.resolve({ default: { 'ui.yes': 'Yes.', 'ui.no': 'No.' } }),
    cy: () => Promise.resolve({ default: { 'ui.yes': 'Ie.', 'ui.no': 'Na.' } }),
    ar: () => Promise.resolve({ default: { 'ui.yes': 'نعم.' } }),
  },
};

describe('the words', () => {
  let words: Words;

  beforeEach(async () => {
    localStorage.clear();
    words = TestBed.inject(Words);
    await words.fetch(part);
  });

  it.each([
    ['2026-11-01T00:00:00.000Z', '31 October 2026', '1 November 2026'],
    ['2026-06-30T23:00:00.000Z', '30 June 2026', '1 July 2026'],
    ['2026-06-30T12:30:00.000Z', '30 June 2026 at 13:30', '30 June 2026 at 13:30'],
  ])('say that %s ends something on %s, and begins it on %s', (when, end, begin) => {
    expect(words.end(when)).toBe(end);
    expect(words.moment(when)).toBe(begin);
  });

  it('hold an English sentence apart where the language runs the other way', async () => {
    await words.speak('ar');
    expect(words.say('ui.yes')).toBe('نعم.');
    expect(words.say('ui.no')).toBe('\u2068No.\u2069');
    await words.speak('cy');
    expect(words.say('ui.no')).toBe('Na.');
  });
});
