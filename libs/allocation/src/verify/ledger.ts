/** One thing found wrong, said without any child's facts: only ids, so that it may be shown to an officer as it is. */
export interface Breach {
  readonly says: string;
  readonly intake?: string;
  readonly child?: string;
  /** Another child concerned, by id. */
  readonly other?: string;
}

/** What a property found: how many things it looked at, and each that is wrong. */
export interface Found {
  readonly checked: number;
  /** How many breaches there are; `breaches` keeps the first of them. */
  readonly breachCount: number;
  readonly breaches: readonly Breach[];
}

/** Counts what a property looked at and what it found wrong, keeping only the first few breaches to show. */
export class Ledger implements Found {
  checked = 0;
  breachCount = 0;
  readonly breaches: Breach[] = [];

  constructor(private readonly limit: number) {}

  /** Notes a breach. */
  add(breach: Breach): void {
    this.breachCount += 1;
    if (this.breaches.length < this.limit) this.breaches.push(breach);
  }

  /** Takes over what another ledger holds. */
  take(other: Ledger): void {
    this.checked += other.checked;
    this.breachCount += other.breachCount;
    this.breaches.push(...other.breaches.slice(0, this.limit - this.breaches.length));
  }
}
