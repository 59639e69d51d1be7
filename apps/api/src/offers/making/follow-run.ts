import type { HeldRow } from '@allocation';
import type { OfferWay } from '@contract';
import type { ToldEntry, ToldTrail } from '../../allocation';
import type { OfferRow, RefusedRow } from '../offers.types';

/** An offer that a run makes to a child. */
export interface OfferToMake {
  readonly child: string;
  readonly intake: string;
  readonly pool: string | null;
  readonly how: OfferWay;
  readonly counts: boolean;
  /** The live offer whose place it takes. */
  readonly replaces: string | null;
}

/** A preference that a run refuses for the first time. */
export type RefusalToTell = Pick<
  RefusedRow,
  'child' | 'intake' | 'rank' | 'verdict' | 'category' | 'position' | 'cutOffs' | 'says'
>;

/** What follows from a run for everybody in it. */
export interface Following {
  readonly offers: readonly OfferToMake[];
  readonly refusals: readonly RefusalToTell[];
  /** The places held once its offers are made, as the next run would be handed them. */
  readonly held: readonly HeldRow[];
}

/** What was already so before the run's offers are made. */
export interface Standing {
  /** By child. */
  readonly live: ReadonlyMap<string, Pick<OfferRow, 'id' | 'intake'>>;
  /** The places held that the run was given, by child. */
  readonly held: ReadonlyMap<string, HeldRow>;
  /** Children and intakes, as `child intake`, that were refused before: nobody is told the same twice. */
  readonly refused: ReadonlySet<string>;
  /** Children whose family declined a place: the scheme's fallback is not pressed on them. */
  readonly declined: ReadonlySet<string>;
}

/**
 * What offers and refusals follow from a run. Whoever keeps the place they hold is offered nothing new.
 *
 * Children and their places are only read off the trails: nothing is decided here.
 */
export function followRun(trails: Iterable<ToldTrail>, standing: Standing): Following {
  const offers: OfferToMake[] = [];
  const refusals: RefusalToTell[] = [];
  const held: HeldRow[] = [];
  for (const trail of trails) {
    const refused = trail.entries.filter(isRefused);
    for (const entry of refused) {
      if (!standing.refused.has(`${trail.child} ${entry.intake}`)) refusals.push(refusalOf(trail.child, entry));
    }
    const offer = offerOf(trail, standing);
    if (offer !== undefined) offers.push(offer);
    const place = heldAfter(trail, standing, refused.length > 0);
    const declinedIt = trail.placed?.how === 'fallback' && offer === undefined;
    if (place !== undefined && !declinedIt) held.push(place);
  }
  return { offers, refusals, held };
}

function offerOf({ child, placed }: ToldTrail, { live, held, declined }: Standing): OfferToMake | undefined {
  if (placed === null || placed === undefined || placed.how === 'none') return undefined;
  const now = live.get(child);
  if (now?.intake === placed.intake) return undefined;
  const before = held.get(child);
  const { intake, how } = placed;
  if (how === 'held') {
    // Only a plan's place is not an offer already; any other that is gone by now was declined or withdrawn meanwhile.
    if (before?.why !== 'ehc-plan') return undefined;
    return { child, intake, pool: null, how: 'ehc-plan', counts: before.counts, replaces: now?.id ?? null };
  }
  if (how === 'fallback' && (now !== undefined || declined.has(child))) return undefined;
  return { child, intake, pool: poolOf(placed.pool), how, counts: true, replaces: now?.id ?? null };
}

/** A pool of the policy's own; `all` and `everyone` are names for places without one. */
function poolOf(pool: string | null | undefined): string | null {
  return pool === undefined || pool === null || pool === 'all' || pool === 'everyone' ? null : pool;
}

function heldAfter({ child, placed }: ToldTrail, { held }: Standing, waits: boolean): HeldRow | undefined {
  if (placed === null || placed === undefined || placed.how === 'none') return undefined;
  const before = held.get(child);
  if (before?.intake === placed.intake) return { ...before, mayMove: before.mayMove && waits };
  const pool = poolOf(placed.pool);
  return {
    child,
    intake: placed.intake,
    why: 'offer',
    counts: true,
    mayMove: waits,
    ...(pool === null ? {} : { pool }),
  };
}

function isRefused(entry: ToldEntry): entry is ToldEntry & { readonly verdict: 'outranked' | 'not-eligible' } {
  return entry.verdict === 'outranked' || entry.verdict === 'not-eligible';
}

function refusalOf(
  child: string,
  entry: ToldEntry & { readonly verdict: 'outranked' | 'not-eligible' },
): RefusalToTell {
  const { intake, rank, verdict, standings, cutOffs, says } = entry;
  const [first] = standings;
  const category = first?.rowName ?? null;
  const position = first?.position ?? null;
  return { child, intake, rank, verdict, category, position, cutOffs, says };
}
