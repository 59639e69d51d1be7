import { Injectable } from '@nestjs/common';
import { type DateOnly, digest } from '@kernel';
import { type CatchmentArea, isInside, type Point, toLonLat } from '@geography';
import { z } from 'zod';
import type { AreaMap, AreaVersion } from '@contract';
import type { Tx } from '../../platform';
import { refusals } from '../geography.refusals';
import type { AreaAt, AreasOfDay } from '../geography.types';

const Version = z.object({
  id: z.string(),
  authority: z.string(),
  area: z.string(),
  number: z.number(),
  name: z.string(),
  kind: z.enum(['catchment', 'parish', 'other']),
  countsFrom: z.string(),
  mapDate: z.string(),
  digest: z.string(),
});
const Versions = z.array(Version);
const Shape = z.array(z.array(z.array(z.array(z.number()))));
const Shapes = z.array(
  Version.extend({ shape: Shape, west: z.number(), south: z.number(), east: z.number(), north: z.number() }),
);
type ShapeRow = z.infer<typeof Shapes>[number];

const columns = `id, authority, area, number, name, kind, counts_from::text AS "countsFrom", map_date::text AS "mapDate", digest`;
const shapeColumns = `${columns}, shape, west, south, east, north`;
/** The version of each area that counts on a day: of those that have begun the latest, and of the same day the newest. */
const onDay = `(SELECT DISTINCT ON (area) * FROM area_versions WHERE authority = $1 AND counts_from <= $2::date
  ORDER BY area, counts_from DESC, number DESC) a`;

/** Reads maps of catchments and parishes. All of them are public. */
@Injectable()
export class AreasReader {
  /** The areas of an authority that hold the point on a day, by their short names; exactly on the line is inside (1.14). */
  async areasAt(tx: Tx, authority: string, point: Point, on: DateOnly): Promise<AreaAt[]> {
    return (await this.versionsAt(tx, authority, point, on)).map(({ id, area, name, kind, digest: own }) => ({
      area,
      name,
      kind,
      version: id,
      digest: own,
    }));
  }

  /** The same as whole versions, for pages. */
  async versionsAt(tx: Tx, authority: string, point: Point, on: DateOnly): Promise<AreaVersion[]> {
    const { lon, lat } = toLonLat(point);
    const rows: unknown = await tx.query(
      `SELECT ${shapeColumns} FROM ${onDay} WHERE $3 BETWEEN west AND east AND $4 BETWEEN south AND north ORDER BY area`,
      [authority, on, lon, lat],
    );
    return Shapes.parse(rows)
      .filter((row) => isInside(areaOf(row), { point }))
      .map(versionOf);
  }

  /** All maps of an authority on a day, ready to be gathered, with one digest over them. */
  async ofDay(tx: Tx, authority: string, on: DateOnly): Promise<AreasOfDay> {
    const rows: unknown = await tx.query(`SELECT ${shapeColumns} FROM ${onDay} ORDER BY area`, [authority, on]);
    const shapes = Shapes.parse(rows);
    return {
      pieces: shapes.map((row) => ({ area: row.area, shape: areaOf(row) })),
      digest: digest(shapes.map((row) => [row.area, row.digest])),
    };
  }

  /** One page of the areas of an authority on a day. */
  async list(
    tx: Tx,
    authority: string,
    on: DateOnly,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<{ items: AreaVersion[]; next: string | null }> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM ${onDay} WHERE $3::text IS NULL OR area > $3 ORDER BY area LIMIT $4`,
      [authority, on, after ?? null, limit + 1],
    );
    const all = Versions.parse(rows);
    const items = all.slice(0, limit);
    return { items, next: all.length > limit ? (items.at(-1)?.area ?? null) : null };
  }

  /** Every version that an area ever had, the newest first; for an import to compare with. */
  async versions(tx: Tx, authority: string, areas: readonly string[]): Promise<AreaVersion[]> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM area_versions WHERE authority = $1 AND area = ANY ($2::text[]) ORDER BY area, number DESC`,
      [authority, areas],
    );
    return Versions.parse(rows);
  }

  /** One version as GeoJSON; refuses one that does not exist. */
  async map(tx: Tx, version: string): Promise<AreaMap> {
    const rows: unknown = await tx.query(`SELECT ${shapeColumns} FROM area_versions WHERE id = $1`, [version]);
    const [row] = Shapes.parse(rows);
    if (row === undefined) throw refusals.noSuchArea();
    return { type: 'Feature', properties: versionOf(row), geometry: { type: 'MultiPolygon', coordinates: row.shape } };
  }
}

function areaOf({ shape, west, south, east, north, name }: ShapeRow): CatchmentArea {
  return {
    kind: 'area',
    properties: { name },
    shape: { type: 'MultiPolygon', coordinates: shape, bbox: [west, south, east, north] },
  };
}

function versionOf({
  shape: _shape,
  west: _west,
  south: _south,
  east: _east,
  north: _north,
  ...version
}: ShapeRow): AreaVersion {
  return version;
}
