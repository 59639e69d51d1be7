import type { Likelihood, ListChecked } from '@contract';
import type { ListSaid, SaidOf } from './said-of';
import { sayLikelihood } from './say-likelihood';
import { sayListChecked } from './say-list-checked';

type Would = Likelihood['years'][number]['would'];

const of: Omit<SaidOf, 'language'> = { startYear: 2027, measured: true, more: false };
const yearsOf = (...would: readonly Would[]): Likelihood['years'] =>
  would.map((one, at) => ({ year: 2027 - would.length + at, would: one }));

describe('a likelihood', () => {
  it.each<[readonly Would[], string, string]>([
    [
      ['offered', 'offered', 'offered'],
      'In each of the last three years a child at this distance without other priority would have been offered a place.',
      "Ym mhob un o'r tair blynedd diwethaf byddai plentyn ar y pellter hwn heb flaenoriaeth arall wedi cael cynnig lle.",
    ],
    [
      ['not-offered', 'offered'],
      'In one of the last two years (2026) a child at this distance without other priority would have been offered a place. In 2025 the child would not have been offered a place.',
      "Mewn un o'r ddwy flynedd ddiwethaf (2026) byddai plentyn ar y pellter hwn heb flaenoriaeth arall wedi cael cynnig lle. Yn 2025 ni fyddai'r plentyn wedi cael cynnig lle.",
    ],
    [
      ['by-lot'],
      'Last year (2026) it would have been decided by lot whether a child at this distance without other priority was offered a place.',
      "Y llynedd (2026) byddai wedi'i benderfynu drwy goelbren a fyddai plentyn ar y pellter hwn heb flaenoriaeth arall yn cael cynnig lle.",
    ],
    [
      ['not-known'],
      'We do not know yet how places went here in earlier years.',
      'Nid ydym yn gwybod eto sut yr aeth lleoedd yma mewn blynyddoedd blaenorol.',
    ],
  ])('of %j is said in both languages', (would, english, welsh) => {
    expect(sayLikelihood(yearsOf(...would), { ...of, language: 'en' })).toBe(english);
    expect(sayLikelihood(yearsOf(...would), { ...of, language: 'cy' })).toBe(welsh);
  });
});

describe('a warning about a list', () => {
  const years = [
    { year: 2025, would: 'not-offered' as const, intake: null },
    { year: 2026, would: 'by-lot' as const, intake: null },
  ];
  const others: ListChecked['others'] = [];

  it.each(['not-known', 'likely', 'uncertain', 'unlikely'] as const)(
    'that is %s has as many sentences in Welsh',
    (outlook) => {
      const said: Omit<ListSaid, 'language'> = { outlook, years, others, startYear: 2027, count: 2 };
      const english = sayListChecked({ ...said, language: 'en' });
      const welsh = sayListChecked({ ...said, language: 'cy' });
      expect(welsh).toHaveLength(english.length);
      expect(welsh.join(' ')).not.toMatch(/\b(the|your|child|school|would)\b/);
      for (const year of ['2025', '2026'])
        expect(welsh.join(' ').includes(year)).toBe(english.join(' ').includes(year));
    },
  );
});
