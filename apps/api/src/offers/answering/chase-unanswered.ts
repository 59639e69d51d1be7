import { Injectable } from '@nestjs/common';
import { systemActor } from '@kernel';
import { Work } from '../work';
import { AnswersStore } from './answers.store';

/** Asks every family of a round again that has not answered by its day: nobody loses a place without being chased (2.12). */
@Injectable()
export class ChaseUnanswered {
  constructor(
    private readonly store: AnswersStore,
    private readonly work: Work,
  ) {}

  /** Each offer is chased once, however often the job runs. */
  async run(round: string): Promise<void> {
    const { database, clock, audit } = this.work;
    await database.inTransaction(systemActor, async (tx) => {
      const chased = await this.store.chase(tx, round, { at: clock.now(), today: clock.today() });
      await audit.appendAll(
        tx,
        chased.map(({ id, authority, child, answerBy }) => ({
          kind: 'offer.chased',
          actor: systemActor,
          authority,
          child,
          subject: id,
          about: { answerBy },
        })),
      );
    });
  }
}
