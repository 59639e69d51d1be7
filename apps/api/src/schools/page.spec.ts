import { pageOfAll } from './page';

describe('A page of a list', () => {
  const all = ['a', 'b', 'c', 'd', 'e'];
  const page = (after: string | undefined, limit: number): unknown => pageOfAll(all, (one) => one, { after, limit });

  it('says what to ask for next, and nothing at the end', () => {
    expect(page(undefined, 2)).toEqual({ items: ['a', 'b'], next: 'b' });
    expect(page('b', 2)).toEqual({ items: ['c', 'd'], next: 'd' });
    expect(page('d', 2)).toEqual({ items: ['e'], next: null });
    expect(page('c', 2)).toEqual({ items: ['d', 'e'], next: null });
  });

  it('is empty after what is not there', () => {
    expect(page('x', 2)).toEqual({ items: [], next: null });
    expect(pageOfAll([], String, { limit: 5 })).toEqual({ items: [], next: null });
  });
});
