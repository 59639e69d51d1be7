import { interned } from './interned';

describe('An interned value', () => {
  it.each([['oak'], [''], ['12'], [['oak', { school: 'elm', years: [1, 2], none: null, yes: true }]], [undefined], [7]])('is equal to the value it was made from: %j', (value) => {
    expect(interned(value)).toEqual(value);
  });
});
