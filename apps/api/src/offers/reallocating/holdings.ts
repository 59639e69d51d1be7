import { Injectable } from '@nestjs/common';
import type { HeldRow } from '@allocation';
import { byCodePoint } from '@kernel';
import { ApplicationsReader, type RoundApplication } from '../../applications';
import { Clock, type Tx } from '../../platform';
import { OffersReader } from '../offers.reader';
import type { OfferRow } from '../offers.types';
import { HoldingsReader, type Turned } from './holdings.reader';

/** What a run after offer day is handed: who holds what, and which preferences are asked for no longer. */
export interface Holdings {
  readonly held: readonly HeldRow[];
  readonly off: readonly { readonly child: string; readonly intake: string }[];
}

/**
 * Who holds what in a round, and who asks for what no longer, as it is now.
 *
 * A child may move while they still ask for something above the place they hold. Somebody who declined a place asks for
 * it no longer, nor for what they had put below it; what they had put above it they were refused, and still wait for.
 */
@Injectable()
export class HoldingsNow {
  constructor(
    private readonly offers: OffersReader,
    private readonly reader: HoldingsReader,
    private readonly applications: ApplicationsReader,
    private readonly clock: Clock,
  ) {}

  async of(tx: Tx, round: string): Promise<Holdings> {
    const live = await this.offers.live(tx, round);
    const turned = await this.reader.turnedDown(tx, round);
    const applications = await this.applications.forRound(tx, round, this.clock.now());
    const holdings = applications.map((application) =>
      holdingOf(application, live.get(application.child), turned.get(application.child)),
    );
    return {
      held: holdings.flatMap(({ held }) => (held === undefined ? [] : [held])).sort(byChild),
      off: holdings.flatMap(({ off }) => off).sort((a, b) => byChild(a, b) || byCodePoint(a.intake, b.intake)),
    };
  }
}

function byChild(one: { readonly child: string }, other: { readonly child: string }): number {
  return byCodePoint(one.child, other.child);
}

/** What one child holds and asks for no longer. */
export function holdingOf(
  { child, preferences }: Pick<RoundApplication, 'child'> & { readonly preferences: readonly Asked[] },
  offer: Holding | undefined,
  turned: Turned | undefined,
): { readonly held: HeldRow | undefined; readonly off: Holdings['off'] } {
  const off = preferences.filter(({ intake, rank, receivedAt }) => {
    if (intake === offer?.intake) return false;
    if (turned === undefined) return false;
    if (turned.left.has(intake) || turned.declined.has(intake)) return true;
    if (turned.refused.has(intake)) return false;
    return preferences.some(({ intake: above, rank: higher }) => {
      const declinedAt = turned.declined.get(above);
      return higher < rank && declinedAt !== undefined && receivedAt <= declinedAt;
    });
  });
  const gone = new Set(off.map(({ intake }) => intake));
  const own = preferences.find(({ intake }) => intake === offer?.intake)?.rank ?? Infinity;
  const waits = preferences.some(({ intake, rank }) => rank < own && !gone.has(intake));
  const held = offer === undefined || offer.how === 'ehc-plan' ? undefined : heldRow(child, offer, waits);
  return { held, off: off.map(({ intake }) => ({ child, intake })) };
}

/** What is needed of a preference. */
export interface Asked {
  readonly intake: string;
  readonly rank: number;
  readonly receivedAt: Date;
}

/** What is needed of a live offer. */
export type Holding = Pick<OfferRow, 'intake' | 'how' | 'state' | 'counts' | 'pool'>;

function heldRow(child: string, { intake, how, state, counts, pool }: Holding, mayMove: boolean): HeldRow {
  const why = how === 'directed' || how === 'appeal' ? how : state === 'accepted' ? 'accepted-offer' : 'offer';
  return { child, intake, why, counts, mayMove, ...(pool === null ? {} : { pool }) };
}
