import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';

/** Writes that a mailing rests, or goes on. */
@Injectable()
export class MailingsStore {
  /** Pauses a mailing, or lets it go on when nothing is given. */
  async pause(tx: Tx, id: string, paused: { by: string; at: Date; because: string } | null): Promise<void> {
    await tx.query('UPDATE mailings SET paused_by = $2, paused_at = $3, paused_because = $4 WHERE id = $1', [
      id,
      paused?.by ?? null,
      paused?.at ?? null,
      paused?.because ?? null,
    ]);
  }
}
