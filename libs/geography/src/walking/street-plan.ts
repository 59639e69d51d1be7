import { z } from 'zod';
import { GeographyError, show } from '../geography-error';
import type { Point } from '../point';
import type { Tags } from './walkable';

/** A street network as a person would write it down: crossings and bends, and the ways that join them. */
export interface StreetPlan {
  /** The day the streets were as shown: `2028-01-15`, or with the time. */
  readonly date: string;
  readonly nodes: readonly StreetNode[];
  readonly ways: readonly StreetWay[];
}

/** A crossing or bend. A plan gives all its nodes on the National Grid, or all by longitude and latitude. */
export type StreetNode = Point & { readonly id: StreetNodeId };

export type StreetNodeId = string | number;

/** A way through two or more nodes. With no tags it is open to walkers; with tags, the tag rules decide. */
export interface StreetWay {
  readonly nodes: readonly StreetNodeId[];
  readonly tags?: Tags;
}

const id = z.union([z.string().min(1), z.int()]);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/, 'a date such as 2028-01-15');
const gridNode = z.strictObject({
  id,
  easting: z.number().min(0).max(700_000),
  northing: z.number().min(0).max(1_300_000),
});
const globeNode = z.strictObject({ id, lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });
const way = z.strictObject({ nodes: z.array(id).min(2), tags: z.record(z.string(), z.string()).optional() });
const ways = z.array(way).min(1);

const gridPlan = z.strictObject({ date, nodes: z.array(gridNode).min(2), ways });
const globePlan = z.strictObject({ date, nodes: z.array(globeNode).min(2), ways });

/**
 * The plain street plan (the content of a `network.json`), checked.
 *
 * The first node says whether the plan is on the National Grid or by longitude and latitude; the rest must agree.
 */
export function parseStreetPlan(value: unknown): StreetPlan {
  const parsed = (startsOnGrid(value) ? gridPlan : globePlan).safeParse(value);
  if (parsed.success) return parsed.data as StreetPlan;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  throw new GeographyError({
    where: path.length === 0 ? 'the street plan' : pathOf(path),
    found: show(valueAt(value, path)),
    allowed: issue?.message ?? 'a street plan',
    mend: 'A plan has a date, nodes (id with easting and northing, or lon and lat) and ways (the ids of their nodes).',
  });
}

function startsOnGrid(value: unknown): boolean {
  const first = valueAt(value, ['nodes', 0]);
  return typeof first === 'object' && first !== null && 'easting' in first;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at === 0 ? '' : '.'}${String(key)}`))
    .join('');
}
