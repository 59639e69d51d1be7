import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';

/** Reads what rooms below need of claims that are only in answers that were saved. */
@Injectable()
export class UnsentClaimsReader {
  /** Holds such a claim until the transaction ends, so that it is not taken back meanwhile; false when it was already. */
  async hold(tx: Tx, claim: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM claims WHERE id = $1 AND ended_at IS NULL FOR SHARE', [
      claim,
    ]);
    return rows.length > 0;
  }

  /** The claims of an application that ended and were never sent. */
  async ended(tx: Tx, application: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT id FROM claims WHERE application = $1 AND sent_at IS NULL AND ended_at IS NOT NULL',
      [application],
    );
    return rows.map(({ id }) => id);
  }
}
