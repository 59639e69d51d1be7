/** What was wrong with something handed to the geography library, in four plain parts. */
export interface Fault {
  /** The file, line or path, such as `ways[3].nodes[0]`. */
  readonly where: string;
  readonly found: string;
  readonly allowed: string;
  readonly mend: string;
}

/** Bad input, said in one clear message: where, what was found, what is allowed, how to mend it. */
export class GeographyError extends Error {
  override readonly name = 'GeographyError';

  constructor(readonly fault: Fault) {
    super(`${fault.where}: found ${fault.found}; allowed is ${fault.allowed}. ${fault.mend}`);
  }

  /** The same fault, with the file it was found in put before its path. */
  in(file: string): GeographyError {
    return new GeographyError({
      ...this.fault,
      where: this.fault.where === '' ? file : `${file}: ${this.fault.where}`,
    });
  }
}

/** Shows a value as it would look in a file, cut short so that a message stays one line. */
export function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
