import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, InputOf, notificationRoutes } from '@contract';
import { Database } from '../../platform';
import { LettersReader } from '../letters.reader';

/** Shows officers how far mailings are, and what could not be written: numbers and kinds, nothing that a letter says. */
@Injectable()
export class ReadMailings {
  constructor(
    private readonly database: Database,
    private readonly reader: LettersReader,
  ) {}

  async mailings(
    actor: Actor,
    { authority, ...page }: InputOf<typeof notificationRoutes.mailings>['query'],
  ): Promise<AnswerOf<typeof notificationRoutes.mailings>> {
    return this.database.inTransaction(actor, (tx) => this.reader.mailings(tx, authority, page));
  }

  async unwritten(
    actor: Actor,
    { authority, ...page }: InputOf<typeof notificationRoutes.unwritten>['query'],
  ): Promise<AnswerOf<typeof notificationRoutes.unwritten>> {
    return this.database.inTransaction(actor, (tx) => this.reader.unwritten(tx, authority, page));
  }
}
