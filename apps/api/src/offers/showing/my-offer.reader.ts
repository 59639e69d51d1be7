import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { OfferState, OfferWay, WaitingMove, WaitingState, WithdrawalGround } from '@contract';
import type { ToldTrail, ToldWhys } from '../../allocation';
import { Database } from '../../platform';

/** An offer as the page's one statement gives it. */
export interface PageOffer {
  readonly id: string;
  readonly intake: string;
  readonly school: string;
  readonly schoolName: string;
  readonly state: OfferState;
  readonly how: OfferWay;
  readonly offeredOn: string;
  readonly answerBy: string;
  readonly warnedUntil: string | null;
  readonly receipt: string | null;
  readonly answeredAt: string | null;
  readonly mine: boolean | null;
  readonly ground: WithdrawalGround | null;
  readonly because: string | null;
  readonly appealBy: string | null;
}

/** A place on a waiting list as the page's one statement gives it. */
export interface PageWaiting {
  readonly intake: string;
  readonly state: WaitingState;
  readonly position: number | null;
  readonly equals: number | null;
  readonly of: number | null;
  readonly category: string | null;
  readonly before: number | null;
  readonly because: WaitingMove | null;
  readonly asOf: string | null;
  readonly tellMoves: boolean;
  readonly year: number;
}

/** Everything that "my offer and why" shows. */
export interface OfferPage {
  readonly round: string;
  readonly run: string | null;
  readonly trail: ToldTrail | null;
  readonly whys: ToldWhys | null;
  readonly offers: readonly PageOffer[];
  readonly refused: readonly { readonly id: string; readonly intake: string; readonly appealBy: string }[];
  readonly waiting: readonly PageWaiting[];
}

interface PageRow {
  readonly round: string;
  readonly run: string | null;
  readonly trail: string | null;
  readonly whys: string | null;
  readonly offers: readonly PageOffer[] | null;
  readonly refused: OfferPage['refused'] | null;
  readonly waiting: readonly PageWaiting[] | null;
}

/** Reads "my offer and why", in one statement and one round trip: see `fp_offer_page` in the migration. */
@Injectable()
export class MyOfferReader {
  constructor(private readonly database: Database) {}

  /** Nothing while there is nothing that whoever asks may see. */
  async page(
    actor: Actor,
    { child, round, at }: { child: string; round?: string | undefined; at: Date },
  ): Promise<OfferPage | undefined> {
    const [row] = await this.database.inOneStatement<PageRow>(
      actor,
      'SELECT * FROM fp_offer_page($1, $2, $3, $4, $5, $6, $7, $8)',
      [child, round ?? null, at],
    );
    if (row === undefined) return undefined;
    const { trail, whys, offers, refused, waiting } = row;
    return {
      round: row.round,
      run: row.run,
      trail: trail === null ? null : (JSON.parse(trail) as ToldTrail),
      whys: whys === null ? null : (JSON.parse(whys) as ToldWhys),
      offers: offers ?? [],
      refused: refused ?? [],
      waiting: waiting ?? [],
    };
  }
}
