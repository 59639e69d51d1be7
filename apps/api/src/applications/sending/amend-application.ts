import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Receipt } from '@contract';
import { Database } from '../../platform';
import { SendApplication } from './send-application';

/** Sends a changed application before closing day has passed. The one sent before stands until this one is whole. */
@Injectable()
export class AmendApplication {
  constructor(
    private readonly database: Database,
    private readonly sender: SendApplication,
  ) {}

  /** Gives back the receipt of the new version; sent twice, the same one. */
  async run(actor: Actor, application: string, sent: { revision: number; declaration: string }): Promise<Receipt> {
    return this.database.inTransaction(actor, (tx) =>
      this.sender.send(tx, actor, { application, ...sent, as: 'amendment' }),
    );
  }
}
