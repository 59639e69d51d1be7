import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';

/** Finds what was begun and not sent. */
@Injectable()
export class DraftsReader {
  /** Drafts, and sent applications with answers that were changed since. */
  async notSent(tx: Tx, round: string): Promise<{ id: string; child: string; authority: string; sent: boolean }[]> {
    return tx.query(
      `SELECT a.id, a.child, a.authority, a.versions > 0 AS sent
       FROM applications a JOIN application_answers x ON x.application = a.id
       WHERE a.round = $1 AND (a.state = 'draft' OR (a.state IN ('submitted', 'amended') AND x.revision <> a.sent_revision))
       ORDER BY a.id`,
      [round],
    );
  }
}
