import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, applicationRoutes } from '@contract';
import { Clock, Database } from '../../platform';
import { ApplicationsReader } from '../applications.reader';
import { refusals } from '../applications.refusals';
import { ApplicationsStore } from '../applications.store';
import { mustDecide } from '../deciding/must-decide';
import { Schemes } from '../schemes';
import { SendApplication } from '../sending/send-application';
import { ListsReader } from './lists.reader';
import { SayQuestions } from './say-questions';

/** What these questions need of the rest of the room. */
@Injectable()
export class Asking {
  constructor(
    readonly store: ApplicationsStore,
    readonly schemes: Schemes,
    readonly sender: SendApplication,
    readonly reader: ApplicationsReader,
    readonly clock: Clock,
  ) {}
}

/** Shows people what they need in order to go on: their children, the questions still open, what holds a round up. */
@Injectable()
export class ReadOwn {
  constructor(
    private readonly database: Database,
    private readonly lists: ListsReader,
    private readonly asking: Asking,
    private readonly sayer: SayQuestions,
  ) {}

  /** The children the account is entered for, with its applications for them. */
  async children(actor: Actor): Promise<AnswerOf<typeof applicationRoutes.children>> {
    return this.database.inTransaction(actor, async (tx) => ({ items: await this.lists.family(tx, actor.account) }));
  }

  /** What may be claimed because of the schools named so far. */
  async questions(actor: Actor, application: string): Promise<AnswerOf<typeof applicationRoutes.questions>> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.asking.store.lock(tx, application);
      const answers = await this.asking.store.answers(tx, application);
      if (head === undefined || answers === undefined) throw refusals.noSuchApplication();
      const scheme = await this.asking.schemes.of(tx, head.round);
      const asked = await this.asking.sender.asked(tx, answers, scheme);
      const named = (answers.preferences ?? []).flatMap(({ intake }) => scheme.intakes.get(intake) ?? []);
      return { items: await this.sayer.run(tx, asked, named) };
    });
  }

  /** What must still be decided before a round can be run. */
  async blocks(actor: Actor, id: string): Promise<AnswerOf<typeof applicationRoutes.blocks>> {
    return this.database.inTransaction(actor, async (tx) => {
      const { round } = await this.asking.schemes.of(tx, id);
      mustDecide(actor, round.authority);
      return { items: await this.asking.reader.blocks(tx, id, this.asking.clock.now()) };
    });
  }
}
