/** How many items the largest block holds; blocks start small, so that a borough does not pay for a nation. */
const largestBlock = 2 ** 18;
const smallestBlock = 2 ** 12;

/** Columns cut from a few large blocks, because thousands of small ones cost more to keep than to fill. */
export class Room {
  private readonly ints = new Block((length) => new Int32Array(length));
  private readonly bytes = new Block((length) => new Uint8Array(length));
  private readonly doubles = new Block((length) => new Float64Array(length));

  int32(length: number): Int32Array {
    return this.ints.cut(length);
  }

  uint8(length: number): Uint8Array {
    return this.bytes.cut(length);
  }

  float64(length: number): Float64Array {
    return this.doubles.cut(length);
  }
}

/** One kind of column's block, cut from its beginning to its end. */
class Block<Column extends { readonly length: number; subarray(from: number, to: number): Column }> {
  private column: Column;
  private used = 0;

  constructor(private readonly make: (length: number) => Column) {
    this.column = make(0);
  }

  cut(length: number): Column {
    if (this.used + length > this.column.length) {
      const size = Math.min(largestBlock, Math.max(smallestBlock, this.column.length * 2));
      this.column = this.make(Math.max(length, size));
      this.used = 0;
    }
    this.used += length;
    return this.column.subarray(this.used - length, this.used);
  }
}
