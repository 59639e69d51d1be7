import type { IntakeForPlace, WouldBeShown } from '@contract';
import { narrow, sortSchools } from './sort-schools';

type School = Pick<IntakeForPlace, 'name' | 'places' | 'metres' | 'areas' | 'likelihood'>;

const school = (
  name: string,
  metres: number | null,
  places: number,
  inside: boolean,
  ...would: WouldBeShown[]
): School => ({
  name,
  metres,
  places,
  areas: [{ area: 'a', says: 'the area', inside, version: null }],
  likelihood: { says: '', used: [], unused: [], years: would.map((one, at) => ({ year: 2024 + at, would: one })) },
});
const oak = school('Oak', 900, 60, true, 'offered', 'offered');
const elm = school('Elm', 300, 30, false, 'not-offered', 'by-lot');
const ash = school('Ash', null, 90, true, 'not-known');
const names = (schools: readonly School[]): string => schools.map(({ name }) => name).join(' ');

describe('the list of schools', () => {
  it.each([
    ['near', 'Elm Oak Ash'],
    ['name', 'Ash Elm Oak'],
    ['places', 'Ash Oak Elm'],
    ['chance', 'Oak Elm Ash'],
  ] as const)('is put in order: %s', (order, said) => {
    expect(names(sortSchools([ash, oak, elm], order))).toBe(said);
  });

  it.each([
    [{ words: ' O', area: false, chance: false }, 'Oak'],
    [{ words: '', area: true, chance: false }, 'Oak Ash'],
    [{ words: '', area: false, chance: true }, 'Oak'],
  ])('is narrowed: %p', (to, said) => {
    expect(names(narrow([oak, elm, ash], to))).toBe(said);
  });
});
