import { units } from '@kernel';
import { z } from 'zod';
import { Id } from './facts';

/** How a policy measures from home to school: method, both ends, unit and rounding (1.13). Nothing is assumed. */
export const Measure = z.strictObject({
  /** The measure in a parent's words: "in a straight line to the main gate". */
  says: z.string().min(1),
  method: z.enum(['straight-line', 'walking-route']),
  /** The point of the home: the dwelling's address point, or the front door where the policy says so. */
  from: z.enum(['address-point', 'front-door']),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nearest-gate') }),
    z.strictObject({ kind: z.literal('named-point'), point: Id }),
    z.strictObject({ kind: z.literal('centre') }),
    z.strictObject({ kind: z.literal('reception') }),
    /** A point away from the school (1.13). */
    z.strictObject({ kind: z.literal('nodal-point'), point: Id }),
    /** The nearest school of a named set, this one left out: for nearest-alternative policies. */
    z.strictObject({ kind: z.literal('nearest-alternative'), among: Id }),
  ]),
  unit: z.enum(units),
  /** The decimals kept, halves rounded up, or `none` to compare exact millimetres. */
  decimals: z.union([z.int().min(0).max(6), z.literal('none')]),
});
export type Measure = z.infer<typeof Measure>;
