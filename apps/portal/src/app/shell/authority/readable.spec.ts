import { readable } from './readable';

describe('colours of an authority', () => {
  it.each([
    ['#1d4f5c', '#ffffff', true],
    ['#ffffff', '#1d4f5c', true],
    ['#ffdd00', '#ffffff', false],
    ['#777777', '#ffffff', false],
    ['#767676', '#ffffff', true],
  ])('%s with %s can be read: %s', (one, other, can) => {
    expect(readable(one, other)).toBe(can);
  });
});
