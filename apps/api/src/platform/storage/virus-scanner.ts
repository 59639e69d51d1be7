/** What a scanner said of a file. There is no answer for "the scanner was away": that is an error, to be tried again. */
export type Scan =
  | { readonly answer: 'clean' }
  | { readonly answer: 'infected'; readonly name: string }
  | { readonly answer: 'not-scanned'; readonly why: string };

/** Looks for viruses in a file. */
export abstract class VirusScanner {
  /** Clean, infected, or not scanned because nobody set up a scanner; throws `ScannerAway` when it cannot be asked. */
  abstract scan(bytes: Uint8Array): Promise<Scan>;
}

/** The scanner that was set up cannot be asked now. Whoever asked tries again later; it never means clean. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}

/** Stands where no scanner was set up, and says so of every file. */
export class NoScanner extends VirusScanner {
  scan(): Promise<Scan> {
    return Promise.resolve({ answer: 'not-scanned', why: 'No virus scanner is set up (CLAMD_URL).' });
  }
}
