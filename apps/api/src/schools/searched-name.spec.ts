import { searched } from './searched-name';

describe('A name that is searched for', () => {
  it.each([
    ["St. Mary's C.E. Primary", 'st marys ce primary'],
    ['Saint Mary’s', 'st marys'],
    ['Ysgol Llanfâr', 'ysgol llanfar'],
    ['100% _wild_', '100 wild'],
    ['  ', ''],
  ])('%s is %s', (name, written) => {
    expect(searched(name)).toBe(written);
  });
});
