import { randomUUID } from 'node:crypto';
import { type Actor, holds } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { applicationRoutes, InputOf, Receipt } from '@contract';
import { Clock, Database, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { brokeOn } from '../applications.store';
import { newReference } from './codes';
import { HomePoints } from './home-points';
import { SendApplication } from './send-application';
import { Beginning } from './start-application';

type Entered = InputOf<typeof applicationRoutes.enter>['body'];

/** Enters an application that a parent sent on paper or gave by telephone, and sends it: on time if it arrived in time. */
@Injectable()
export class EnterForParent {
  constructor(
    private readonly database: Database,
    private readonly on: Beginning,
    private readonly sender: SendApplication,
    private readonly points: HomePoints,
    private readonly clock: Clock,
  ) {}

  /** Gives back the receipt, to be posted to the parent. */
  async run(actor: Actor, entered: Entered): Promise<Receipt> {
    try {
      return await this.database.inTransaction(actor, (tx) => this.enter(tx, actor, entered));
    } catch (error) {
      if (brokeOn(error, 'guardianships_account_fkey')) throw refusals.noSuchAccount();
      throw error;
    }
  }

  private async enter(tx: Tx, actor: Actor, entered: Entered): Promise<Receipt> {
    const { round, closesAt } = await this.on.schemes.of(tx, entered.round);
    if (!holds(actor, ['officer'], { authority: round.authority })) throw refusals.notYours();
    const receivedAt = new Date(entered.receivedAt);
    if (receivedAt > this.clock.now()) throw refusals.receivedInFuture();
    const late = receivedAt >= closesAt;
    if (late && entered.because === undefined) {
      throw refusals.notWhole({ fields: [{ field: 'because', says: 'It arrived late: say why.' }] });
    }
    const id = await this.draft(tx, actor, entered, round.authority);
    return this.sender.send(tx, actor, {
      application: id,
      revision: 1,
      declaration: entered.declaration,
      as: late ? 'late submission' : 'submission',
      because: entered.because,
      received: { channel: entered.channel, at: receivedAt },
    });
  }

  private async draft(tx: Tx, actor: Actor, entered: Entered, authority: string): Promise<string> {
    const { account, channel } = entered;
    const { home } = entered.answers;
    const answers =
      home === undefined ? entered.answers : { ...entered.answers, home: await this.points.settle(tx, home) };
    if (answers.child === undefined) {
      throw refusals.notWhole({ fields: [{ field: 'child', says: 'Give the child’s name and date of birth.' }] });
    }
    const [at, by] = [this.clock.now(), actor.account];
    const child = entered.child ?? randomUUID();
    if (entered.child === undefined) await this.on.children.add(tx, child, authority, answers.child, by, at);
    else if (!(await this.on.known.children(tx, [child])).has(child)) throw refusals.noSuchChild();
    if (account !== undefined) {
      const { relationship, parentalResponsibility } = entered;
      const made = { id: randomUUID(), child, authority, account, relationship, parentalResponsibility };
      await this.on.children.addGuardian(tx, { ...made, hiddenFrom: [], by, at });
    }
    const id = randomUUID();
    const added = await this.on.applications.add(tx, {
      id,
      reference: newReference(),
      child,
      authority,
      round: entered.round,
      channel,
      account: account ?? null,
      corporateParent: null,
      answers,
      by,
      at,
    });
    if (!added) throw refusals.alreadyBegun();
    return id;
  }
}
