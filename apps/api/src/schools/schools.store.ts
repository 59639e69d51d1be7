import { Injectable } from '@nestjs/common';
import type { MeasuringPoint, NewSchool } from '@contract';
import type { Tx } from '../platform';
import { searched } from './searched-name';

/** Writes schools that were entered by hand, and measuring points. What the register says is written by its import. */
@Injectable()
export class SchoolsStore {
  /** Adds a school unless its short name or number is taken; says whether it did. */
  async add(tx: Tx, school: NewSchool, admissionAuthority: string): Promise<boolean> {
    const rows: unknown = await tx.query(
      `INSERT INTO schools (id, urn, register, authority, name, searched_name, type, kind, phase, status, low_age,
         high_age, gender, religious_character, selective, town, postcode, easting, northing, admission_authority)
       VALUES ($1, $2, 'never', $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        school.id,
        school.urn ?? null,
        school.authority,
        school.name,
        searched(school.name),
        typeOf(school.kind),
        school.kind,
        school.phase,
        school.lowAge ?? null,
        school.highAge ?? null,
        school.gender,
        school.religiousCharacter ?? null,
        school.selective,
        school.town ?? null,
        school.postcode ?? null,
        school.easting,
        school.northing,
        admissionAuthority,
      ],
    );
    return Array.isArray(rows) && rows.length > 0;
  }

  /** Makes sure that an admission authority is there, under the name it has now. */
  async putAdmissionAuthority(
    tx: Tx,
    { id, kind, name, authority }: { id: string; kind: string; name: string; authority: string | null },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO admission_authorities (id, kind, name, authority) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      [id, kind, name, authority],
    );
  }

  /** Sets a measuring point, in place of the one of that name if there is one. */
  async setPoint(tx: Tx, { school, point, kind, site, says, easting, northing }: MeasuringPoint): Promise<void> {
    await tx.query(
      `INSERT INTO measuring_points (school, point, kind, site, says, easting, northing)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (school, point) DO UPDATE SET kind = excluded.kind, site = excluded.site, says = excluded.says,
         easting = excluded.easting, northing = excluded.northing`,
      [school, point, kind, site, says, easting, northing],
    );
  }

  /** Takes a measuring point away; says whether it was there. */
  async removePoint(tx: Tx, school: string, point: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>(
      'DELETE FROM measuring_points WHERE school = $1 AND point = $2',
      [school, point],
    );
    return count > 0;
  }
}

/** The words of the register for a kind of school. */
function typeOf(kind: NewSchool['kind']): string {
  const words: Readonly<Record<NewSchool['kind'], string>> = {
    community: 'Community school',
    'voluntary-controlled': 'Voluntary controlled school',
    'voluntary-aided': 'Voluntary aided school',
    foundation: 'Foundation school',
    academy: 'Academy',
    'free-school': 'Free school',
  };
  return words[kind];
}
