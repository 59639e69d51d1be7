import { type Named, type Written, writeNames } from './names';

const place = (id: string, x: number, y: number, more: Partial<Named> = {}): Named => {
  return { id, name: 'Quay Street', x, y, reach: 2, weight: 0, may: true, ...more };
};
const sheet = { size: 5, height: 75, taken: [] };
const yOf = (written: ReadonlyMap<string, Written>, id: string): number => written.get(id)?.y ?? NaN;

describe('the names of places', () => {
  it('of two on one spot stand above and below, the more important one above', () => {
    const written = writeNames([place('house', 50, 40), place('home', 50, 40, { name: 'Home', weight: 2 })], sheet);
    expect(yOf(written, 'home')).toBeLessThan(0);
    expect(yOf(written, 'house')).toBeGreaterThan(0);
  });

  it('grow away from an edge, and do not lie over the scale', () => {
    expect(writeNames([place('west', 3, 40)], sheet).get('west')?.anchor).toBe('start');
    expect(writeNames([place('east', 97, 40)], sheet).get('east')?.anchor).toBe('end');
    expect(yOf(writeNames([place('north', 50, 3)], sheet), 'north')).toBeGreaterThan(0);
    const taken = [{ left: 0, top: 30, right: 100, bottom: 38 }];
    expect(yOf(writeNames([place('one', 50, 40)], { ...sheet, taken }), 'one')).toBeGreaterThan(0);
  });

  it('are left out where there is no room, unless they must be there', () => {
    const street = Array.from({ length: 20 }, (_, at) => place(`house ${String(at)}`, 40 + at, 40));
    const home = place('home', 50, 40, { name: 'Home', weight: 2, may: false });
    const written = writeNames([...street, home], sheet);
    expect(written.has('home')).toBe(true);
    expect(written.size).toBeLessThan(10);
    expect(writeNames([place('long', 50, 40, { name: 'x'.repeat(80), may: false })], sheet).size).toBe(1);
  });
});
