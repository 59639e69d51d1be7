import { type Actor, canonicalJson } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, AnswerToSave, applicationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import { HomePoints } from './home-points';
import { Beginning } from './start-application';

/**
 * Saves one answer of an application. It may be sent again and again without harm; an answer that was changed elsewhere
 * meanwhile is never overwritten: the refusal shows both.
 */
@Injectable()
export class SaveAnswer {
  constructor(
    private readonly database: Database,
    private readonly on: Beginning,
    private readonly points: HomePoints,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, application: string, save: AnswerToSave): Promise<AnswerOf<typeof applicationRoutes.save>> {
    return this.database.inTransaction(actor, async (tx) => {
      const now = this.clock.now();
      const head = await this.on.applications.lock(tx, application);
      const stands = await this.on.applications.answer(tx, application, save.answer);
      if (head === undefined || stands === undefined) throw refusals.noSuchApplication();
      if (head.state === 'withdrawn' || head.state === 'void') throw refusals.ended();
      const { closesAt } = await this.on.schemes.of(tx, head.round);
      if (isSent(head.state) && now >= closesAt) throw refusals.closedToChanges();
      const value = await this.valueOf(tx, save);
      if (sameAnswer(stands.value, value)) {
        return { revision: stands.revision, all: stands.all, savedAt: stands.savedAt.toISOString() };
      }
      const saved = await this.on.applications.saveAnswer(tx, { application, ...save, value }, actor.account, now);
      if (saved === undefined) {
        throw refusals.changedElsewhere({
          shows: {
            answer: save.answer,
            saved: stands.value ?? null,
            yours: value,
            revision: stands.revision,
            savedAt: stands.savedAt.toISOString(),
          },
        });
      }
      if (save.answer === 'claims') await this.on.claims.within(tx, actor, head, { claims: save.value ?? [] });
      const about = { answer: save.answer, revision: saved.revision };
      const { authority, child } = head;
      await this.audit.append(tx, { kind: 'answer.saved', actor, authority, child, subject: application, about });
      return { ...saved, savedAt: now.toISOString() };
    });
  }

  /** What is saved: of a home, with the point of the register where it is known. */
  private async valueOf(tx: Tx, { answer, value }: AnswerToSave): Promise<unknown> {
    return (answer === 'home' || answer === 'otherHome') && value !== null ? this.points.settle(tx, value) : value;
  }
}

function sameAnswer(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
