import { digestText } from '@kernel';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of chance: the same seed and purpose give the same throws on any machine. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** Whether something that happens so many times in a thousand happens now. */
  perMille(share: number): boolean;
  /** One of the things given, each as likely as the next. */
  pick<Thing>(things: readonly Thing[]): Thing;
  /** The things in a new order. */
  shuffled<Thing>(things: readonly Thing[]): Thing[];
  /** A number about `middle`, in the shape of a bell, whole. */
  about(middle: number, spread: number): number;
}

/**
 * Chance for one purpose. Each purpose draws from its own stream, so that a change to the streets does not change
 * the names of the children.
 */
export function chanceFor(seed: number, purpose: string): Chance {
  const generator = xoroshiro128plus(Number.parseInt(digestText(`${String(seed)}/${purpose}`).slice(0, 8), 16) | 0);
  const int = (from: number, to: number): number => uniformInt(generator, from, to);
  const pick = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[int(0, things.length - 1)];
    if (thing === undefined) throw new RangeError('There is nothing to pick from.');
    return thing;
  };
  const shuffled = <Thing>(things: readonly Thing[]): Thing[] => {
    const order = [...things];
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = int(0, at);
      const here = order[at] as Thing;
      order[at] = order[other] as Thing;
      order[other] = here;
    }
    return order;
  };
  return {
    int,
    pick,
    shuffled,
    perMille: (share) => int(1, 1000) <= share,
    about: (middle, spread) =>
      middle + Math.round((spread * (int(0, 1000) + int(0, 1000) + int(0, 1000) + int(0, 1000) - 2000)) / 577),
  };
}
