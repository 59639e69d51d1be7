import { z } from 'zod';
import { refusals } from './schools.refusals';

/** Where a page ended: the last value of what the list is ordered by, and the last id. */
export type Cursor = readonly [string | number, string];

const Written = z.tuple([z.union([z.string(), z.number()]), z.string()]);

/** Where a page ended, as one word for an address. */
export function cursorOf(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** The end of a page that was written by `cursorOf`; refuses anything else. */
export function readCursor(text: string): Cursor {
  try {
    return Written.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw refusals.noSuchPage();
  }
}
