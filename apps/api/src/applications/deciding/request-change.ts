import { randomUUID } from 'node:crypto';
import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { applicationRoutes, ChangeRequest, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import { brokeOn } from '../applications.store';
import { checkAnswers } from '../sending/check-answers';
import { HomePoints } from '../sending/home-points';
import { Deciding } from './decide-lateness';

type Asked = InputOf<typeof applicationRoutes.askChange>['body'];

/** Asks for another address or other preferences after closing day. What was sent stands until an officer has decided. */
@Injectable()
export class RequestChange {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly points: HomePoints,
    private readonly audit: Audit,
  ) {}

  /** Gives back the request. */
  async run(actor: Actor, application: string, asked: Asked): Promise<ChangeRequest> {
    try {
      return await this.ask(actor, application, asked);
    } catch (error) {
      if (brokeOn(error, 'change_requests_one_open')) throw refusals.changeWaiting();
      throw error;
    }
  }

  private ask(actor: Actor, application: string, asked: Asked): Promise<ChangeRequest> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.on.applications.lock(tx, application);
      const sent = head === undefined ? undefined : await this.on.applications.sentAnswers(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      if (sent === undefined) throw refusals.notSubmitted();
      if (!isSent(head.state)) throw refusals.ended();
      const at = this.on.clock.now();
      const scheme = await this.on.schemes.of(tx, head.round);
      if (at < scheme.closesAt) throw refusals.changeItYourself();
      const wanted =
        asked.kind === 'address'
          ? { home: await this.points.settle(tx, asked.home) }
          : { preferences: asked.preferences };
      const fields = checkAnswers(
        { ...sent.answers, ...wanted, claims: [] },
        { scheme, asked: [], pointNeeded: false },
      );
      if (fields.length > 0) throw refusals.notWhole({ fields });
      const { kind, reason } = asked;
      const movedOn = asked.kind === 'address' ? asked.movedOn : null;
      const id = randomUUID();
      const added = await this.on.store.addChange(tx, {
        id,
        application,
        kind,
        wanted,
        reason,
        movedOn,
        by: actor.account,
        at,
      });
      if (!added) throw refusals.changeWaiting();
      const { authority, child } = head;
      const about = { change: id, kind };
      await this.audit.append(tx, { kind: 'change.asked', actor, authority, child, subject: application, about });
      const page = await this.on.store.changePage(tx, id);
      if (page === undefined) throw refusals.noSuchChange();
      return page;
    });
  }
}
