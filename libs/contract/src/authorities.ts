import { z } from 'zod';
import { pageOf, PageQuery } from './page';
import { routes } from './route';
import { AuthorityId, Day, Time, Text, timetables } from './school-words';

/** A day of a scheme without its year: September to December are before the children start, January to August the year they do. */
const MonthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'Write month and day, such as 09-01; no later than the 28th.');

/** What happens to resident children whom no preference took. */
export const SchemeFallback = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('nearest-with-vacancy'), says: Text }),
  z.strictObject({ kind: z.literal('catchment-then-nearest'), says: Text }),
]);
export type SchemeFallback = z.infer<typeof SchemeFallback>;

/** The terms of a scheme for one of the two national timetables. A round takes them over when it is added. */
export const SchemeTerms = z.strictObject({
  /** How many schools a parent may name: at least three. */
  preferences: z.int().min(3, 'A parent may name at least three schools.').max(20),
  fallback: SchemeFallback,
  fallbackMeasure: z.enum(['straight-line', 'walking-route']),
  opens: MonthDay,
  /** The last day on which a late application with a good reason still counts as on time. */
  lateUntil: MonthDay,
  /** The last day on which a change of address counts for offer day. */
  addressesUntil: MonthDay,
  answersBy: MonthDay,
  /** The time of day, in England, at which offers can be seen. */
  releaseTime: Time,
});
export type SchemeTerms = z.infer<typeof SchemeTerms>;

export const Scheme = z.strictObject({
  primary: SchemeTerms,
  secondary: SchemeTerms,
  /** Which timetable transfers to middle schools follow; junior transfers follow the primary one, upper the secondary one. */
  middle: z.enum(timetables).default('primary'),
});
export type Scheme = z.infer<typeof Scheme>;

/** How people reach an authority, and the colours of its pages; both come from its file in `config/authorities`. */
export const AuthorityLook = z.strictObject({
  shortName: z.string().min(1).optional(),
  contact: z
    .strictObject({
      email: z.email().optional(),
      telephone: z.string().optional(),
      address: z.array(z.string()).optional(),
      website: z.url().optional(),
      /** Who signs letters, and the page that says how to appeal. */
      team: z.string().optional(),
      appealsPage: z.url().optional(),
    })
    .default({}),
  colours: z
    .strictObject({
      brand: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .optional(),
      onBrand: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i)
        .optional(),
    })
    .default({}),
});
export type AuthorityLook = z.infer<typeof AuthorityLook>;

export const Authority = z.strictObject({
  id: AuthorityId,
  number: z.string().nullable(),
  name: z.string(),
  /** Nothing when no round of its own is co-ordinated here. */
  scheme: Scheme.nullable(),
  look: AuthorityLook,
});
export type Authority = z.infer<typeof Authority>;

const TermSpan = z.strictObject({ from: Day, to: Day });
/** Term dates: the terms, and the days within them on which schools are closed. */
export const Terms = z.strictObject({
  source: z.string().min(1).max(500).optional(),
  terms: z
    .array(TermSpan.extend({ name: Text }))
    .min(1)
    .max(60),
  closed: z
    .array(TermSpan.extend({ because: Text }))
    .max(200)
    .default([]),
});
export type Terms = z.infer<typeof Terms>;

const OfAuthority = z.strictObject({ authority: AuthorityId });

export const authorityRoutes = routes({
  list: {
    method: 'get',
    path: 'authorities',
    summary: 'The authorities whose rounds are co-ordinated here; with `all`, every one that is known.',
    query: z.strictObject({ all: z.enum(['yes', 'no']).default('no'), ...PageQuery.shape }),
    answer: pageOf(Authority),
  },
  show: {
    method: 'get',
    path: 'authorities/:authority',
    summary: 'One authority: its scheme, how to reach it, its colours.',
    params: OfAuthority,
    answer: Authority,
  },
  add: {
    method: 'post',
    path: 'authorities',
    summary: 'Adds an authority whose rounds are co-ordinated here.',
    body: z.strictObject({
      id: AuthorityId,
      number: z
        .string()
        .regex(/^\d{3}$/, 'Give three digits.')
        .optional(),
      name: Text,
      scheme: Scheme,
    }),
    answer: Authority,
    status: 201,
  },
  setScheme: {
    method: 'put',
    path: 'authorities/:authority/scheme',
    summary: 'Sets an authority’s scheme; rounds already added keep theirs.',
    params: OfAuthority,
    body: Scheme,
    answer: Authority,
  },
  days: {
    method: 'get',
    path: 'authorities/:authority/school-days',
    summary: 'The term dates of an authority’s schools.',
    params: OfAuthority,
    answer: Terms,
  },
  setDays: {
    method: 'put',
    path: 'authorities/:authority/school-days',
    summary: 'Sets the term dates of an authority’s schools.',
    params: OfAuthority,
    body: Terms,
    answer: Terms,
  },
});
