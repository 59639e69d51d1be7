import { refusals } from '../storage.refusals';

/** A stretch of a file, from one byte up to but without another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The bytes of a stretch; refuses the file as damaged when it does not hold them. */
export function reach(bytes: Buffer, from: number, length: number): Buffer {
  if (!Number.isSafeInteger(from) || from < 0 || length < 0 || from + length > bytes.length) throw refusals.damaged();
  return bytes.subarray(from, from + length);
}

/** Four letters that name a part of a file. */
export function fourLetters(bytes: Buffer, at: number): string {
  return reach(bytes, at, 4).toString('latin1');
}

/** A number that programs which write from the small end wrote (II), or those which write from the large end (MM). */
export class Numbers {
  constructor(
    readonly bytes: Buffer,
    readonly smallEndFirst: boolean,
  ) {}

  /** The number of one, two, four or eight bytes at a place. */
  at(place: number, width: 1 | 2 | 4 | 8): number {
    const found = reach(this.bytes, place, width);
    if (width === 8) return Number(this.smallEndFirst ? found.readBigUInt64LE() : found.readBigUInt64BE());
    return this.smallEndFirst ? found.readUIntLE(0, width) : found.readUIntBE(0, width);
  }

  /** Writes a number of two or four bytes. */
  put(place: number, width: 2 | 4, value: number): void {
    if (this.smallEndFirst) this.bytes.writeUIntLE(value, place, width);
    else this.bytes.writeUIntBE(value, place, width);
  }
}
