import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Receipt } from '@contract';
import { Database } from '../../platform';
import { SendApplication } from './send-application';

/** Sends an application before closing day has passed; only what is sent is an application. */
@Injectable()
export class SubmitApplication {
  constructor(
    private readonly database: Database,
    private readonly sender: SendApplication,
  ) {}

  /** Gives back the receipt; sent twice, the same one. */
  async run(actor: Actor, application: string, sent: { revision: number; declaration: string }): Promise<Receipt> {
    return this.database.inTransaction(actor, (tx) =>
      this.sender.send(tx, actor, { application, ...sent, as: 'submission' }),
    );
  }
}
