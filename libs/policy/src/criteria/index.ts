import type { z } from 'zod';
import { band } from './band';
import { boardingNeed } from './boarding-need';
import { catchment } from './catchment';
import { everyoneElse } from './everyone-else';
import { faith } from './faith';
import { faithPoints } from './faith-points';
import { feederSchool } from './feeder-school';
import { listed } from './listed';
import { lookedAfter } from './looked-after';
import { nearestSchool } from './nearest-school';
import { need } from './need';
import { premium } from './premium';
import { role } from './role';
import { serviceFamily } from './service-family';
import { sibling } from './sibling';
import { staffChild } from './staff-child';
import { tested } from './tested';
import { vulnerable } from './vulnerable';
import { withinDistance } from './within-distance';

/** Every kind of criterion there is, by its kind. A new one is one file and one line here. */
export const criteria = {
  'looked-after': lookedAfter,
  need,
  vulnerable,
  sibling,
  'staff-child': staffChild,
  'feeder-school': feederSchool,
  catchment,
  'within-distance': withinDistance,
  'nearest-school': nearestSchool,
  faith,
  'faith-points': faithPoints,
  tested,
  band,
  premium,
  'service-family': serviceFamily,
  role,
  'boarding-need': boardingNeed,
  listed,
  'everyone-else': everyoneElse,
} as const;

type Criteria = typeof criteria;

/** One criterion as a policy writes it: its kind and what the kind must settle. */
export type AtomicWhen = { [K in keyof Criteria]: z.infer<Criteria[K]['params']> }[keyof Criteria];

/** What a row asks of a child: one criterion, or several joined by all, any or not. */
export type When =
  | AtomicWhen
  | { readonly kind: 'all'; readonly of: readonly When[] }
  | { readonly kind: 'any'; readonly of: readonly When[] }
  | { readonly kind: 'not'; readonly of: When };
