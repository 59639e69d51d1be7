import { globeLine, type Grid, type Method, type Reached, straightLine } from '@geography';
import type { OutlierWhy } from '../geography.types';

/** What a second method says of a distance, and why an officer should look at it, if they should. */
export interface Second {
  readonly straight: number;
  readonly walk: number | null;
  readonly says: string | null;
  readonly outlier: OutlierWhy | null;
  readonly outlierSays: string | null;
}

/** What the other measurer of walks said: a distance, or why it has none; nothing where it was not asked. */
export type OtherWalk = { readonly millimetres: number } | { readonly says: string } | undefined;

/** A walk so many times the straight line is looked at, unless both are short. */
const muchLonger = 3;
const shortDifference = 100_000;
/** Children do not go further to school than this every day; a point is wrong. */
const veryFar = 80_000_000;

/**
 * Holds a distance against a second method. An outlier still counts: it is for an officer to look at, not for a
 * program to change.
 */
export function secondMethod(
  method: Method,
  from: Grid,
  to: Grid,
  { millimetres, snaps }: Reached,
  other: OtherWalk,
): Second {
  const straight = method === 'straight-line' ? globeLine(from, to) : straightLine(from, to);
  const walk = other !== undefined && 'millimetres' in other ? other.millimetres : null;
  const says = other !== undefined && 'says' in other ? other.says : null;
  const gaps = (snaps?.home ?? 0) + (snaps?.school ?? 0);
  const outlier =
    method === 'straight-line' ? oddLine(millimetres, straight) : oddWalk(millimetres, gaps, straight, walk);
  return {
    straight,
    walk,
    says,
    outlier,
    outlierSays: outlier === null ? null : sentence(outlier, millimetres, straight, walk),
  };
}

function oddLine(millimetres: number, globe: number): OutlierWhy | null {
  if (Math.abs(millimetres - globe) > 1_000 + globe / 100) return 'methods-disagree';
  return millimetres > veryFar ? 'very-far' : null;
}

function oddWalk(millimetres: number, gaps: number, straight: number, other: number | null): OutlierWhy | null {
  // A network in degrees may come out shorter by the grid's own scale, and by no more.
  if (millimetres + gaps < straight * 0.995 - 1_000) return 'shorter-than-straight-line';
  if (other !== null && Math.abs(millimetres - other) > Math.max(shortDifference, Math.max(millimetres, other) / 10))
    return 'methods-disagree';
  if (millimetres > muchLonger * straight && millimetres - straight > shortDifference)
    return 'much-longer-than-straight-line';
  return millimetres > veryFar ? 'very-far' : null;
}

function sentence(outlier: OutlierWhy, millimetres: number, straight: number, other: number | null): string {
  const metres = (value: number): string => `${Math.round(value / 1000)} metres`;
  const says: Readonly<Record<OutlierWhy, string>> = {
    'shorter-than-straight-line': `The walk of ${metres(millimetres)} is shorter than the straight line of ${metres(straight)}, which cannot be: look at the points and the network.`,
    'much-longer-than-straight-line': `The walk of ${metres(millimetres)} is more than ${muchLonger} times the straight line of ${metres(straight)}: a path may be missing, or a river be in between.`,
    'methods-disagree': `One method gives ${metres(millimetres)}, the other ${metres(other ?? straight)}: look at both ways.`,
    'very-far': `${metres(millimetres)} is further than anybody goes to school every day: look at the home's point.`,
  };
  return says[outlier];
}
