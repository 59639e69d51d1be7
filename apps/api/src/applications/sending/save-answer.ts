import { type Actor, canonicalJson } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, AnswerToSave, applicationRoutes } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import { ApplicationsStore } from '../applications.store';
import { Schemes } from '../schemes';

/**
 * Saves one answer of an application. It may be sent again and again without harm; an answer that was changed elsewhere
 * meanwhile is never overwritten: the refusal shows both.
 */
@Injectable()
export class SaveAnswer {
  constructor(
    private readonly database: Database,
    private readonly store: ApplicationsStore,
    private readonly schemes: Schemes,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, application: string, save: AnswerToSave): Promise<AnswerOf<typeof applicationRoutes.save>> {
    return this.database.inTransaction(actor, async (tx) => {
      const now = this.clock.now();
      const head = await this.store.lock(tx, application);
      const stands = await this.store.answer(tx, application, save.answer);
      if (head === undefined || stands === undefined) throw refusals.noSuchApplication();
      if (head.state === 'withdrawn' || head.state === 'void') throw refusals.ended();
      const { closesAt } = await this.schemes.of(tx, head.round);
      if (isSent(head.state) && now >= closesAt) throw refusals.closedToChanges();
      if (sameAnswer(stands.value, save.value)) {
        return { revision: stands.revision, all: stands.all, savedAt: stands.savedAt.toISOString() };
      }
      const saved = await this.store.saveAnswer(tx, { application, ...save }, actor.account, now);
      if (saved === undefined) {
        const { value, revision, savedAt } = stands;
        throw refusals.changedElsewhere({
          shows: {
            answer: save.answer,
            saved: value ?? null,
            yours: save.value,
            revision,
            savedAt: savedAt.toISOString(),
          },
        });
      }
      const about = { answer: save.answer, revision: saved.revision };
      const { authority, child } = head;
      await this.audit.append(tx, { kind: 'answer.saved', actor, authority, child, subject: application, about });
      return { ...saved, savedAt: now.toISOString() };
    });
  }
}

function sameAnswer(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}
