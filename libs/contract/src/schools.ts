import { z } from 'zod';
import { Terms } from './authorities';
import { pageOf, PageQuery } from './page';
import { Intake } from './rounds';
import { routes } from './route';
import {
  ShortName,
  AuthorityId,
  SchoolId,
  RoundId,
  Day,
  Text,
  Easting,
  Northing,
  schoolKinds,
  schoolPhases,
  schoolStatuses,
  measuringPointKinds,
} from './school-words';

export const MeasuringPoint = z.strictObject({
  school: z.string(),
  point: z.string(),
  kind: z.enum(measuringPointKinds),
  site: z.string(),
  says: z.string(),
  easting: z.number(),
  northing: z.number(),
});
export type MeasuringPoint = z.infer<typeof MeasuringPoint>;

/** A school as a list shows it. */
export const SchoolLine = z.strictObject({
  id: z.string(),
  urn: z.int().nullable(),
  name: z.string(),
  authority: z.string(),
  phase: z.enum(schoolPhases),
  type: z.string(),
  kind: z.enum(schoolKinds).nullable(),
  status: z.enum(schoolStatuses),
  lowAge: z.int().nullable(),
  highAge: z.int().nullable(),
  gender: z.enum(['mixed', 'girls', 'boys']).nullable(),
  religiousCharacter: z.string().nullable(),
  selective: z.boolean().nullable(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  /** The centre of its postcode, as the register has it. No distance that decides is measured to it. */
  easting: z.int().nullable(),
  northing: z.int().nullable(),
  /** Roughly how far, in metres, when schools near a point were asked for. */
  metres: z.int().nullable(),
});
export type SchoolLine = z.infer<typeof SchoolLine>;

export const AdmissionAuthority = z.strictObject({
  id: z.string(),
  kind: z.enum(['authority', 'governing-body', 'trust']),
  name: z.string(),
});
export type AdmissionAuthority = z.infer<typeof AdmissionAuthority>;

export const School = SchoolLine.omit({ metres: true }).extend({
  /** The number in two parts by which authorities know it: 301/4027. */
  laestab: z.string().nullable(),
  ukprn: z.string().nullable(),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  capacity: z.int().nullable(),
  resourcedPlaces: z.int().nullable(),
  senUnitPlaces: z.int().nullable(),
  street: z.string().nullable(),
  locality: z.string().nullable(),
  telephone: z.string().nullable(),
  website: z.string().nullable(),
  /** Whether the register of schools lists it now. */
  register: z.enum(['never', 'listed', 'vanished']),
  admissionAuthority: AdmissionAuthority.nullable(),
});
export type School = z.infer<typeof School>;

/** A school's own page. */
export const SchoolPage = School.extend({ measuringPoints: z.array(MeasuringPoint), intakes: z.array(Intake) });
export type SchoolPage = z.infer<typeof SchoolPage>;

export const FindSchools = z
  .strictObject({
    /** Words of the name. */
    name: z.string().max(200).optional(),
    authority: AuthorityId.optional(),
    phase: z.enum(schoolPhases).optional(),
    /** Only schools with places in this round. */
    round: RoundId.optional(),
    /** Near a point of the National Grid: the nearest first. */
    easting: z.coerce.number().pipe(Easting).optional(),
    northing: z.coerce.number().pipe(Northing).optional(),
    /** Closed schools and those that left the register too. */
    closed: z.enum(['yes', 'no']).default('no'),
    ...PageQuery.shape,
  })
  .refine(({ easting, northing }) => (easting === undefined) === (northing === undefined), {
    message: 'Give easting and northing together.',
  });
export type FindSchools = z.infer<typeof FindSchools>;

export const NewSchool = z.strictObject({
  id: SchoolId.regex(/[a-z]/, 'Use a letter: numbers alone are of the register.'),
  authority: AuthorityId,
  name: Text,
  kind: z.enum(schoolKinds),
  phase: z.enum(schoolPhases),
  urn: z.int().min(100_000).max(999_999).optional(),
  lowAge: z.int().min(0).max(25).optional(),
  highAge: z.int().min(0).max(25).optional(),
  gender: z.enum(['mixed', 'girls', 'boys']).default('mixed'),
  religiousCharacter: Text.optional(),
  selective: z.boolean().default(false),
  easting: z.int().min(0).max(700_000),
  northing: z.int().min(0).max(1_300_000),
  town: Text.optional(),
  postcode: Text.optional(),
  /** The governing body's or the trust's name; not asked for a school whose policy the authority sets. */
  admissionAuthority: z.strictObject({ id: ShortName, name: Text }).optional(),
});
export type NewSchool = z.infer<typeof NewSchool>;

const OfSchool = z.strictObject({ school: SchoolId });
const NewPoint = MeasuringPoint.omit({ school: true, point: true }).extend({
  site: Text.default('main site'),
  says: Text,
  easting: Easting,
  northing: Northing,
});

export const schoolRoutes = routes({
  find: {
    method: 'get',
    path: 'schools',
    summary: 'Schools by name, authority, phase or round, or the nearest to a point.',
    query: FindSchools,
    answer: pageOf(SchoolLine),
  },
  show: {
    method: 'get',
    path: 'schools/:school',
    summary: 'One school with its measuring points and places.',
    params: OfSchool,
    answer: SchoolPage,
  },
  add: {
    method: 'post',
    path: 'schools',
    summary: 'Enters a school that the register does not have.',
    body: NewSchool,
    answer: School,
    status: 201,
  },
  setMeasuringPoint: {
    method: 'put',
    path: 'schools/:school/measuring-points/:point',
    summary: 'Sets a point that distances to a school are measured to.',
    params: OfSchool.extend({ point: ShortName }),
    body: NewPoint,
    answer: MeasuringPoint,
  },
  removeMeasuringPoint: {
    method: 'delete',
    path: 'schools/:school/measuring-points/:point',
    summary: 'Takes a measuring point away.',
    params: OfSchool.extend({ point: ShortName }),
    status: 204,
  },
  days: {
    method: 'get',
    path: 'schools/:school/school-days',
    summary: 'The term dates that hold at a school.',
    params: OfSchool,
    answer: Terms,
  },
  setDays: {
    method: 'put',
    path: 'schools/:school/school-days',
    summary: 'Sets a school’s own term dates.',
    params: OfSchool,
    body: Terms,
    answer: Terms,
  },
});
