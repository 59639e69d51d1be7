import { beginning, hashAfter, type HappeningText, type Head } from './chain';

/** One seal as it is found, with the happening it is for; nothing when that is gone. */
export interface SealedRow {
  readonly position: number;
  readonly hash: string;
  readonly happening: string;
  readonly text: HappeningText | undefined;
}

/** What can be wrong with the audit. */
export const faults = [
  'seals-missing',
  'happening-missing',
  'happening-changed',
  'seal-changed',
  'link-broken',
  'happening-without-seal',
  'happening-not-sealed-in-time',
  'happening-lost-before-seal',
  'cut-off',
  'head-differs',
  'guard-off',
] as const;
export type Fault = (typeof faults)[number];

/** One place where the audit is not whole. */
export interface Break {
  readonly fault: Fault;
  readonly position?: number;
  readonly happening?: string;
  readonly found: string;
  readonly expected: string;
  /** The whole of it in one or two plain sentences. */
  readonly says: string;
}

/** A seal whose hash is not what it should be; the next one tells whether the happening or the seal was changed. */
interface Doubt {
  readonly row: SealedRow;
  readonly expected: string;
}

/**
 * Goes along the chain seal by seal and finds where it does not hold, without keeping it in memory.
 *
 * After a break it goes on from the hash that is stored, so that one broken place does not hide the next.
 */
export class LinkCheck {
  private readonly heads: Map<number, string>;
  private last = beginning;
  /** Whether the hash before the next seal is known; it is not after seals that are missing. */
  private sure = true;
  private doubt: Doubt | undefined;

  constructor(
    heads: readonly Head[],
    private readonly report: (found: Break) => void,
  ) {
    this.heads = new Map(heads.map(({ position, hash }) => [position, hash]));
  }

  /** The last seal there is; position 0 when there is none. */
  get head(): Head {
    return this.last;
  }

  /** Takes the next seal, in the order of positions. */
  next(row: SealedRow): void {
    if (row.position !== this.last.position + 1) this.passGap(row);
    if (row.text === undefined) {
      this.settle('link-broken');
      this.report(happeningMissing(row));
    } else if (this.sure) {
      this.link(row, row.text);
    }
    const kept = this.heads.get(row.position);
    if (kept !== undefined && kept !== row.hash) this.report(headDiffers(row, kept));
    this.sure = true;
    this.last = { position: row.position, hash: row.hash };
  }

  /** Ends the chain, and says which of the heads that were kept lie beyond it. */
  end(): void {
    this.settle('link-broken');
    for (const [position, hash] of this.heads) {
      if (position > this.last.position) this.report(cutOff({ position, hash }, this.last));
      if (position === 0 && hash !== beginning.hash) this.report(wrongBeginning(hash));
    }
  }

  private passGap(row: SealedRow): void {
    this.settle('link-broken');
    this.report(sealsMissing(this.last.position + 1, row.position - 1));
    this.sure = false;
  }

  private link(row: SealedRow, text: HappeningText): void {
    const expected = hashAfter(this.last.hash, text);
    const { doubt } = this;
    if (expected === row.hash) {
      this.settle('happening-changed');
    } else if (doubt !== undefined && hashAfter(doubt.expected, text) === row.hash) {
      this.settle('seal-changed');
    } else {
      this.settle('link-broken');
      this.doubt = { row, expected };
    }
  }

  private settle(fault: 'happening-changed' | 'seal-changed' | 'link-broken'): void {
    if (this.doubt !== undefined) this.report(linkBroken(fault, this.doubt));
    this.doubt = undefined;
  }
}

function linkBroken(fault: 'happening-changed' | 'seal-changed' | 'link-broken', { row, expected }: Doubt): Break {
  const where = `Position ${row.position} does not follow from what is before it`;
  const says = {
    'happening-changed': `${where}: happening ${row.happening} was changed after it was sealed, or what is before it was changed and sealed again.`,
    'seal-changed': `${where}: its seal was changed. Happening ${row.happening} itself is as it was sealed.`,
    'link-broken': `${where}: happening ${row.happening} or its seal was changed.`,
  }[fault];
  return { fault, position: row.position, happening: row.happening, found: row.hash, expected, says };
}

function sealsMissing(from: number, to: number): Break {
  const which = from === to ? `position ${from}` : `positions ${from} to ${to}`;
  return {
    fault: 'seals-missing',
    position: from,
    found: `no seal at ${which}`,
    expected: 'a seal at every position',
    says: `There is no seal at ${which}. Position ${to + 1} cannot be checked without the one before it; the chain holds together again after it unless said otherwise.`,
  };
}

function happeningMissing({ position, happening, hash }: SealedRow): Break {
  return {
    fault: 'happening-missing',
    position,
    happening,
    found: 'no such happening',
    expected: `the happening of seal ${hash}`,
    says: `Happening ${happening}, sealed at position ${position}, was removed.`,
  };
}

function headDiffers({ position, happening, hash }: SealedRow, kept: string): Break {
  return {
    fault: 'head-differs',
    position,
    happening,
    found: hash,
    expected: kept,
    says: `The seal at position ${position} is not the one that was kept: something at or before it was changed, and sealed again if nothing else is said.`,
  };
}

function cutOff(kept: Head, last: Head): Break {
  return {
    fault: 'cut-off',
    position: kept.position,
    found: `a chain that ends at position ${last.position}`,
    expected: kept.hash,
    says: `The chain ends at position ${last.position}, but position ${kept.position} was kept: the end was cut off, or an older copy was put back.`,
  };
}

function wrongBeginning(hash: string): Break {
  return {
    fault: 'head-differs',
    position: 0,
    found: beginning.hash,
    expected: hash,
    says: 'Position 0 is before the first happening, and its hash is all zeros; what was kept is not a head of this chain.',
  };
}
