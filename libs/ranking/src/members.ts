/** The members of a stage before they are sorted, by slot. */
export interface Members {
  readonly count: number;
  /** By slot: the place in `applicants.preferences`. */
  readonly at: Int32Array;
  /** By slot: the place in `stage.rows`. */
  readonly row: Uint8Array;
  readonly width: number;
  /** By slot, then key: as compared and written down. */
  readonly keys: Float64Array;
}
