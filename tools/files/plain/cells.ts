import { z } from 'zod';

/** What the cells of plain tables say: text is turned into numbers, answers and lists, strictly. */

/** A number of metres on the National Grid. */
const metres = (most: number): z.ZodType<number, string> =>
  z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'a number of metres such as 487342.5 is needed')
    .transform(Number)
    .refine((value) => value <= most, `at most ${String(most)} metres are on the National Grid`);

export const Easting = metres(700_000);
export const Northing = metres(1_300_000);

/** A whole number from 0, such as places or millimetres. */
export const Whole = z
  .string()
  .regex(/^\d{1,15}$/, 'a whole number, 0 or more, is needed')
  .transform(Number);

export const YesNo = z.enum(['yes', 'no', 'true', 'false']).transform((answer) => answer === 'yes' || answer === 'true');

/** Several names in one cell, with semicolons between them. */
export const Names = z.string().transform((cell) =>
  cell
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== ''),
);
