import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Receipt } from '@contract';
import { Database } from '../../platform';
import { SendApplication } from './send-application';

/** Sends an application after closing day, with the reason why; an officer then decides, school by school. */
@Injectable()
export class SubmitLate {
  constructor(
    private readonly database: Database,
    private readonly sender: SendApplication,
  ) {}

  /** Gives back the receipt; sent twice, the same one. */
  async run(
    actor: Actor,
    application: string,
    sent: { revision: number; declaration: string; because: string },
  ): Promise<Receipt> {
    return this.database.inTransaction(actor, (tx) =>
      this.sender.send(tx, actor, { application, ...sent, as: 'late submission' }),
    );
  }
}
