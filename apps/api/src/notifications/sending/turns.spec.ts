import { turnOf } from './turns';

const ids = Array.from({ length: 400 }, (_, at) => `letter-${String(at).padStart(4, '0')}`);
const order = (seed: string): string[] => [...ids].sort((a, b) => (turnOf(seed, a) < turnOf(seed, b) ? -1 : 1));

describe('the order in which a mailing is sent', () => {
  it('follows from the seed and the letters alone', () => {
    expect(order('ab')).toEqual(order('ab'));
    expect(turnOf('ab', 'letter-0001')).toBe('7639e0ae177f3641');
  });

  it('is another one with another seed, and nobody is first each time', () => {
    const firsts = new Set(Array.from({ length: 50 }, (_, seed) => order(`seed ${seed}`)[0]));
    expect(firsts.size).toBeGreaterThan(40);
  });

  it('keeps nothing of the order of the letters', () => {
    const seeds = Array.from({ length: 40 }, (_, seed) => `seed ${seed}`);
    // How often the first half of the letters lands in the first half of the order: half of the time.
    const early = seeds.map((seed) => order(seed).slice(0, 200).filter((id) => ids.indexOf(id) < 200).length);
    const mean = early.reduce((sum, one) => sum + one, 0) / early.length;
    expect(mean).toBeGreaterThan(94);
    expect(mean).toBeLessThan(106);
  });
});
