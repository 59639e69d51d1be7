import { Injectable } from '@nestjs/common';
import type { WalkingNetwork } from '@contract';
import type { Tx } from '../../platform';

/** Writes walking networks, which are never changed, and which of them a round uses. */
@Injectable()
export class NetworksStore {
  /** Keeps a network whole, unless the authority has it already; says whether it was new. */
  async add(
    tx: Tx,
    network: WalkingNetwork,
    bytes: Buffer,
    givenDate: string | undefined,
    account: string,
  ): Promise<boolean> {
    const rows: unknown = await tx.query(
      `INSERT INTO walking_networks (authority, digest, date, nodes, segments, metres, file, sha256, bytes, given_date, account, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING digest`,
      [
        network.authority,
        network.digest,
        network.date,
        network.nodes,
        network.segments,
        network.metres,
        network.file,
        network.sha256,
        bytes,
        givenDate ?? null,
        account,
        network.at,
      ],
    );
    return Array.isArray(rows) && rows.length > 0;
  }

  /** Freezes a network for a round unless one is frozen; says whether it did. */
  async freeze(
    tx: Tx,
    frozen: { id: string; round: string; authority: string; network: string; account: string; at: Date },
  ): Promise<boolean> {
    const rows: unknown = await tx.query(
      `INSERT INTO frozen_networks (id, round, authority, network, frozen_by, frozen_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (round) WHERE unfrozen_at IS NULL DO NOTHING RETURNING id`,
      [frozen.id, frozen.round, frozen.authority, frozen.network, frozen.account, frozen.at],
    );
    return Array.isArray(rows) && rows.length > 0;
  }

  /** Writes down that an officer asks to unfreeze it, in place of whoever asked before. */
  async askToUnfreeze(tx: Tx, id: string, account: string, at: Date, because: string): Promise<void> {
    await tx.query(
      'UPDATE frozen_networks SET asked_by = $2, asked_at = $3, asked_because = $4 WHERE id = $1 AND unfrozen_at IS NULL',
      [id, account, at, because],
    );
  }

  /** Unfreezes it. */
  async unfreeze(tx: Tx, id: string, account: string, at: Date): Promise<void> {
    await tx.query(
      'UPDATE frozen_networks SET unfrozen_by = $2, unfrozen_at = $3 WHERE id = $1 AND unfrozen_at IS NULL',
      [id, account, at],
    );
  }
}
