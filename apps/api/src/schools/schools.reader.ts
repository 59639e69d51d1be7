import { Injectable } from '@nestjs/common';
import type { SchoolDays } from '@kernel';
import { z } from 'zod';
import {
  type Authority,
  type FindSchools,
  type Intake,
  type MeasuringPoint,
  measuringPointKinds,
  type Round,
  type School,
  schoolKinds,
  type SchoolLine,
  schoolPhases,
  schoolStatuses,
} from '@contract';
import type { Tx } from '../platform';
import { AuthoritiesReader, type DaysOf } from './authorities/authorities.reader';
import { Calendars } from './calendars';
import { type Cursor, cursorOf, readCursor } from './cursor';
import { RoundsReader } from './rounds/rounds.reader';
import { refusals } from './schools.refusals';
import { searched } from './searched-name';

const Line = z.object({
  id: z.string(),
  urn: z.number().nullable(),
  name: z.string(),
  authority: z.string(),
  phase: z.enum(schoolPhases),
  type: z.string(),
  kind: z.enum(schoolKinds).nullable(),
  status: z.enum(schoolStatuses),
  lowAge: z.number().nullable(),
  highAge: z.number().nullable(),
  gender: z.enum(['mixed', 'girls', 'boys']).nullable(),
  religiousCharacter: z.string().nullable(),
  selective: z.boolean().nullable(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
});
const Lines = z.array(Line.extend({ metres: z.number().nullable() }));
const Whole = z.array(
  Line.extend({
    laestab: z.string().nullable(),
    ukprn: z.string().nullable(),
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable(),
    capacity: z.number().nullable(),
    resourcedPlaces: z.number().nullable(),
    senUnitPlaces: z.number().nullable(),
    street: z.string().nullable(),
    locality: z.string().nullable(),
    telephone: z.string().nullable(),
    website: z.string().nullable(),
    register: z.enum(['never', 'listed', 'vanished']),
    admissionAuthority: z
      .object({ id: z.string(), kind: z.enum(['authority', 'governing-body', 'trust']), name: z.string() })
      .nullable(),
  }),
);
const Points = z.array(
  z.object({
    school: z.string(),
    point: z.string(),
    kind: z.enum(measuringPointKinds),
    site: z.string(),
    says: z.string(),
    easting: z.number(),
    northing: z.number(),
  }),
);

const lineColumns = `s.id, s.urn, s.name, s.authority, s.phase, s.type, s.kind, s.status, s.low_age AS "lowAge",
  s.high_age AS "highAge", s.gender, s.religious_character AS "religiousCharacter", s.selective, s.town, s.postcode,
  s.easting, s.northing`;

/** Reads what every other room needs of schools: who they are, their rounds, places, points and days. All of it is public. */
@Injectable()
export class SchoolsReader {
  constructor(
    private readonly roundsReader: RoundsReader,
    private readonly authoritiesReader: AuthoritiesReader,
    private readonly calendars: Calendars,
  ) {}

  /** One school; refuses one that does not exist. */
  async school(tx: Tx, id: string): Promise<School> {
    const school = (await this.schools(tx, [id])).get(id);
    if (school === undefined) throw refusals.noSuchSchool();
    return school;
  }

  /** By id: the schools that exist. */
  async schools(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, School>> {
    const rows: unknown = await tx.query(
      `SELECT ${lineColumns}, CASE WHEN a.number IS NULL OR s.establishment_number IS NULL THEN NULL
           ELSE a.number || '/' || s.establishment_number END AS laestab,
         s.ukprn, s.opened_on::text AS "openedOn", s.closed_on::text AS "closedOn", s.capacity,
         s.resourced_places AS "resourcedPlaces", s.sen_unit_places AS "senUnitPlaces", s.street, s.locality,
         s.telephone, s.website, s.register,
         CASE WHEN m.id IS NULL THEN NULL ELSE jsonb_build_object('id', m.id, 'kind', m.kind, 'name', m.name) END
           AS "admissionAuthority"
       FROM schools s JOIN authorities a ON a.id = s.authority
       LEFT JOIN admission_authorities m ON m.id = s.admission_authority
       WHERE s.id = ANY ($1::text[])`,
      [ids],
    );
    return new Map(Whole.parse(rows).map((school) => [school.id, school]));
  }

  /** One page of the schools that are asked for: by name, or the nearest first when a point is given. */
  async findSchools(tx: Tx, query: FindSchools): Promise<{ items: SchoolLine[]; next: string | null }> {
    const { easting, northing, limit } = query;
    const near = easting === undefined || northing === undefined ? null : [easting, northing];
    const after = query.after === undefined ? undefined : readCursor(query.after);
    if (near !== null && typeof after?.[0] === 'string') throw refusals.noSuchPage();
    const rows = Lines.parse(await tx.query(near === null ? byName : byDistance, valuesOf(query, near, after)));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last !== undefined
        ? cursorOf([near === null ? last.name : (last.metres ?? 0), last.id])
        : null;
    return { items, next };
  }

  /** The points that distances to a school are measured to: our own, never the register's. */
  async measuringPoints(tx: Tx, school: string): Promise<readonly MeasuringPoint[]> {
    return (await this.measuringPointsOf(tx, [school])).get(school) ?? [];
  }

  /** By school: the points that distances are measured to. */
  async measuringPointsOf(tx: Tx, schools: readonly string[]): Promise<ReadonlyMap<string, readonly MeasuringPoint[]>> {
    const rows: unknown = await tx.query(
      `SELECT school, point, kind, site, says, easting, northing FROM measuring_points
       WHERE school = ANY ($1::text[]) ORDER BY school, point`,
      [schools],
    );
    const found = new Map<string, MeasuringPoint[]>(schools.map((school) => [school, []]));
    for (const point of Points.parse(rows)) found.get(point.school)?.push(point);
    return found;
  }

  /** One authority with its scheme and look; refuses one that does not exist. */
  authority(tx: Tx, id: string): Promise<Authority> {
    return this.authoritiesReader.authority(tx, id);
  }

  /** One round; refuses one that does not exist. */
  round(tx: Tx, id: string): Promise<Round> {
    return this.roundsReader.round(tx, id);
  }

  /** The rounds of an authority, or of all; at one stage if it is named. */
  rounds(tx: Tx, of: { readonly authority?: string; readonly stage?: Round['stage'] }): Promise<Round[]> {
    return this.roundsReader.rounds(tx, of);
  }

  /** One intake; refuses one that does not exist. */
  intake(tx: Tx, id: string): Promise<Intake> {
    return this.roundsReader.intake(tx, id);
  }

  /** By id: the intakes that exist. */
  intakes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Intake>> {
    return this.roundsReader.intakes(tx, ids);
  }

  /** The intakes of a round, by the schools' short names. */
  intakesOf(tx: Tx, round: string): Promise<Intake[]> {
    return this.roundsReader.intakesOf(tx, round);
  }

  /** The days on which a school, or the schools of an authority, are open; refuses where no term dates were entered. */
  async calendarOf(tx: Tx, of: DaysOf): Promise<SchoolDays> {
    const found = await this.authoritiesReader.terms(tx, of);
    if (found === undefined) throw refusals.noSchoolDays();
    return this.calendars.schoolDays(found.id, found.terms);
  }
}

const wanted = `($1::text IS NULL OR s.searched_name LIKE ALL ($2::text[]))
  AND ($3::text IS NULL OR s.authority = $3) AND ($4::text IS NULL OR s.phase = $4)
  AND ($5::uuid IS NULL OR EXISTS (SELECT FROM intakes i WHERE i.round = $5 AND i.school = s.id))
  AND ($6 OR (s.status <> 'closed' AND s.register <> 'vanished'))`;

const byName = `SELECT ${lineColumns}, NULL::integer AS metres FROM schools s
  WHERE ${wanted} AND ($7::text IS NULL OR (s.name, s.id) > ($7, $8)) ORDER BY s.name, s.id LIMIT $9`;

const byDistance = `SELECT * FROM (
    SELECT ${lineColumns}, round(sqrt((s.easting - $10::float8) ^ 2 + (s.northing - $11::float8) ^ 2))::integer AS metres
    FROM schools s WHERE ${wanted} AND s.easting IS NOT NULL
  ) near WHERE $7::text IS NULL OR (metres, id) > ($7::integer, $8) ORDER BY metres, id LIMIT $9`;

function valuesOf(query: FindSchools, near: readonly number[] | null, after: Cursor | undefined): unknown[] {
  const words = query.name === undefined ? [] : searched(query.name).split(' ');
  return [
    query.name ?? null,
    words.map((word) => `%${word}%`),
    query.authority ?? null,
    query.phase ?? null,
    query.round ?? null,
    query.closed === 'yes',
    after?.[0] ?? null,
    after?.[1] ?? null,
    query.limit + 1,
    ...(near ?? []),
  ];
}
