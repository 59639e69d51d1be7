/** What is known of a document once its last line has been read. */
export interface LinesRead {
  /** SHA-256 of its bytes, as 64 hex digits. */
  readonly sha256: string;
}

/** Where documents are read from: a folder of files, or a table of a database. The library itself touches neither. */
export interface Shelf {
  /** What the whole is called in messages. */
  readonly name: string;
  /** A document's whole text, refused when it is missing or is not UTF-8. */
  text(file: string): string;
  /** The lines of a document one after the other, and at the end its digest; refused when the last is cut short. */
  lines(file: string): Generator<string, LinesRead>;
}

/** Where documents are written to. */
export interface Sink {
  /** Keeps the pieces as one document and gives back the SHA-256 of its bytes in UTF-8. */
  write(file: string, pieces: Iterable<string>): string;
}
