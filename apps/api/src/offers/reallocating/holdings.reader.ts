import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';

/** What one child's family has turned down, left or been refused in a round. */
export interface Turned {
  /** Intakes whose waiting list they left. */
  readonly left: ReadonlySet<string>;
  /** Intakes where they declined a place or never answered, with the moment of that offer. */
  readonly declined: ReadonlyMap<string, Date>;
  /** Intakes that refused them. */
  readonly refused: ReadonlySet<string>;
}

interface TurnedRow {
  readonly child: string;
  readonly left: readonly string[] | null;
  readonly declined: readonly { readonly intake: string; readonly at: string }[] | null;
  readonly refused: readonly string[] | null;
}

/** Reads what families have turned down. */
@Injectable()
export class HoldingsReader {
  /** By child: only children about whom there is something to say. */
  async turnedDown(tx: Tx, round: string): Promise<ReadonlyMap<string, Turned>> {
    const rows = await tx.query<TurnedRow[]>(
      `SELECT child, jsonb_agg(intake) FILTER (WHERE what = 'left') AS left,
         jsonb_agg(jsonb_build_object('intake', intake, 'at', at)) FILTER (WHERE what = 'declined') AS declined,
         jsonb_agg(intake) FILTER (WHERE what = 'refused') AS refused
       FROM (
         SELECT child, intake, 'left' AS what, changed_at AS at FROM waiting WHERE round = $1 AND state = 'left'
         UNION ALL
         SELECT child, intake, 'declined', max(offered_at) FROM offers WHERE round = $1
           AND (state = 'declined' OR (state = 'withdrawn' AND ground = 'no-answer')) GROUP BY child, intake
         UNION ALL
         SELECT child, intake, 'refused', refused_at FROM refused_preferences WHERE round = $1
       ) turned GROUP BY child`,
      [round],
    );
    return new Map(
      rows.map(({ child, left, declined, refused }) => [
        child,
        {
          left: new Set(left ?? []),
          declined: new Map((declined ?? []).map(({ intake, at }) => [intake, new Date(at)])),
          refused: new Set(refused ?? []),
        },
      ]),
    );
  }
}
