import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';

/** A claim that a school is asked about, and the round it is made in. */
export interface AskedClaim {
  readonly claim: string;
  readonly round: string;
}

/** Reads which claims about a school wait for the school's answer. */
@Injectable()
export class QuestionsReader {
  /** Those without a finding, with one that asks for more, or with a file that nobody has answered; by claim id. */
  async waiting(
    tx: Tx,
    school: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<AskedClaim[]> {
    return tx.query<AskedClaim[]>(
      `SELECT q.claim, q.round FROM fp_claims_to_answer($1) q
       WHERE ($2::uuid IS NULL OR q.claim > $2) AND (
         coalesce((SELECT f.outcome FROM findings f WHERE f.thread = 'claim:' || q.claim ORDER BY f.number DESC LIMIT 1),
           'more-needed') = 'more-needed'
         OR EXISTS (SELECT FROM evidence_items i WHERE i.claim = q.claim AND i.removed_at IS NULL
           AND NOT EXISTS (SELECT FROM findings f WHERE f.item = i.id)))
       ORDER BY q.claim LIMIT $3`,
      [school, after ?? null, limit],
    );
  }

  /** Those of the claims that the school may be asked about, answered or not. */
  async ofSchool(tx: Tx, school: string, claims: readonly string[]): Promise<ReadonlyMap<string, AskedClaim>> {
    const rows = await tx.query<AskedClaim[]>(
      'SELECT q.claim, q.round FROM fp_claims_to_answer($1) q WHERE q.claim = ANY ($2::uuid[])',
      [school, claims],
    );
    return new Map(rows.map((row) => [row.claim, row]));
  }
}
