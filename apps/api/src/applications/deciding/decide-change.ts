import { type Actor, dayOf } from '@kernel';
import { Injectable } from '@nestjs/common';
import { Answers, type applicationRoutes, type ChangeRequest, type InputOf } from '@contract';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent } from '../applications.states';
import type { Scheme } from '../schemes';
import { KeepClaims } from '../sending/keep-claims';
import { newVersion } from '../sending/new-version';
import { homeRows, preferenceRows } from '../sending/rows-to-send';
import { SendingStore } from '../sending/sending.store';
import { Deciding } from './decide-lateness';
import type { KnownChange } from './deciding.store';
import { mustDecide } from './must-decide';

type Decision = InputOf<typeof applicationRoutes.decideChange>['body'];

/**
 * Decides a change that was asked for after closing day, and carries it out as a new version.
 *
 * An address counts at once, or for what comes after offer day where the scheme's last day for it has passed. A new
 * preference is late, with a good reason or without, by the same test as a late application.
 */
@Injectable()
export class DecideChange {
  constructor(
    private readonly database: Database,
    private readonly on: Deciding,
    private readonly sending: SendingStore,
    private readonly claims: KeepClaims,
    private readonly audit: Audit,
  ) {}

  /** Gives back the request as decided. */
  async run(actor: Actor, id: string, { outcome, reason }: Decision): Promise<ChangeRequest> {
    return this.database.inTransaction(actor, async (tx) => {
      const change = await this.on.store.change(tx, id);
      if (change === undefined) throw refusals.noSuchChange();
      mustDecide(actor, change.authority);
      if (change.decidedAt !== null) throw refusals.alreadyDecided();
      const head = await this.on.applications.lock(tx, change.application);
      if (head === undefined) throw refusals.noSuchApplication();
      const scheme = await this.on.schemes.of(tx, head.round);
      const at = this.on.clock.now();
      mustBeAnswer(change, outcome, scheme, at);
      await this.on.store.decideChange(tx, id, outcome, reason, actor.account, at);
      if (outcome !== 'refused') {
        if (!isSent(head.state)) throw refusals.ended();
        await this.carryOut(tx, actor, change, outcome, scheme, at);
      }
      const { authority, child, round } = head;
      const about = { round, change: id, kind: change.kind, outcome };
      await this.audit.append(tx, { kind: 'change.decided', actor, authority, child, subject: head.id, about });
      const page = await this.on.store.changePage(tx, id);
      if (page === undefined) throw refusals.noSuchChange();
      return page;
    });
  }

  private async carryOut(
    tx: Tx,
    actor: Actor,
    { application, kind, wanted, askedAt }: KnownChange,
    outcome: Exclude<Decision['outcome'], 'refused'>,
    scheme: Scheme,
    at: Date,
  ): Promise<void> {
    const found = await this.sending.read(tx, application);
    const sent = await this.on.applications.sentAnswers(tx, application);
    if (found === undefined || sent === undefined) throw refusals.noSuchApplication();
    const answers: Answers = { ...sent.answers, ...Answers.parse(wanted) };
    const revision = await this.on.applications.putAnswers(tx, application, answers, actor.account, at);
    await this.claims.within(tx, actor, found, answers);
    const version = newVersion(found, answers, {
      by: actor.account,
      at: at.toISOString(),
      receivedAt: askedAt.toISOString(),
      state: 'amended',
      revision,
      channel: found.channel,
      late: kind === 'preferences',
      lateBecause: undefined,
    });
    const taken = {
      receivedAt: askedAt,
      lateness: outcome === 'late-with-good-reason' ? 'late-with-good-reason' : 'late',
      latenessDecided: true,
    } as const;
    await this.sending.write(tx, {
      ...version,
      ...(kind === 'address'
        ? { homes: homeRows(answers, found.homes, outcome === 'after-offers' ? scheme.releaseAt : at) }
        : {}),
      ...(kind === 'preferences' && found.counts
        ? { preferences: preferenceRows(answers, scheme, found.preferences, taken) }
        : {}),
    });
  }
}

/** Refuses an outcome of the other kind, and one whose last day in the scheme has passed. */
function mustBeAnswer(change: KnownChange, outcome: Decision['outcome'], scheme: Scheme, at: Date): void {
  if (outcome === 'refused') return;
  const { lateUntil, addressesUntil } = scheme.round.dates;
  if ((change.kind === 'address') !== (outcome === 'now' || outcome === 'after-offers')) throw refusals.wrongOutcome();
  if (at >= scheme.releaseAt) {
    if (outcome === 'late-with-good-reason') throw refusals.offersMade();
    return;
  }
  if (outcome === 'now' && (change.movedOn ?? '') > addressesUntil) throw refusals.cutOffPassed();
  if (outcome === 'late-with-good-reason' && dayOf(change.askedAt) > lateUntil) throw refusals.cutOffPassed();
}
