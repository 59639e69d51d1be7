/** Dice with a seed, so that a test that fails can be thrown again. */
export class Dice {
  constructor(private state: number) {}

  /** A number from 0 up to (not including) 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True about once in so many throws. */
  oneIn(times: number): boolean {
    return this.next() * times < 1;
  }

  /** One of these. */
  one<Thing>(things: readonly Thing[]): Thing {
    const thing = things[this.whole(0, things.length - 1)];
    if (thing === undefined) throw new RangeError('There is nothing to choose from.');
    return thing;
  }

  /** Some of these, each as likely as not, in a thrown order. */
  some<Thing>(things: readonly Thing[], atLeast = 0): readonly Thing[] {
    const shuffled = this.shuffled(things);
    return shuffled.slice(0, this.whole(atLeast, things.length));
  }

  /** These in a thrown order. */
  shuffled<Thing>(things: readonly Thing[]): readonly Thing[] {
    return things
      .map((thing) => ({ thing, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ thing }) => thing);
  }
}
