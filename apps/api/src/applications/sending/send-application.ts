import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Answers, ClaimAsked, Receipt } from '@contract';
import { Audit, type NewHappening } from '../../audit';
import { Clock, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import { isSent, move } from '../applications.states';
import type { Channel } from '../applications.types';
import { type Scheme, Schemes } from '../schemes';
import { checkAnswers } from './check-answers';
import { ClaimsAllowed } from './claims-allowed';
import { declaration } from './declaration';
import { newVersion } from './new-version';
import { childRow, claimRows, homeRows, preferenceRows, restrictedKinds } from './rows-to-send';
import { SendingStore } from './sending.store';
import type { ToSend } from './to-send';

/** What is sent, and how. */
export interface Sending {
  readonly application: string;
  readonly revision: number;
  readonly declaration: string;
  readonly as: 'submission' | 'amendment' | 'late submission';
  /** Why it is late. */
  readonly because?: string | undefined;
  /** For what came on paper or by telephone: how and when it was received. */
  readonly received?: { readonly channel: Channel; readonly at: Date } | undefined;
}

/** Sends an application: holds the whole of it against the scheme, keeps it as a version, and gives a receipt. */
@Injectable()
export class SendApplication {
  constructor(
    private readonly store: SendingStore,
    private readonly schemes: Schemes,
    private readonly allowed: ClaimsAllowed,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the receipt; the same one again when this revision has been sent before. */
  async send(tx: Tx, actor: Actor, sending: Sending): Promise<Receipt> {
    const now = this.clock.now();
    const found = await this.store.read(tx, sending.application);
    if (found === undefined) throw refusals.noSuchApplication();
    if (isSent(found.state) && found.latest !== null && found.sentRevision === sending.revision) {
      return receiptOf(found, found.latest);
    }
    const scheme = await this.schemes.of(tx, found.round);
    mustBeTime(sending, found, scheme, sending.received?.at ?? now);
    if (found.revision !== sending.revision) throw refusals.answersChanged();
    if (sending.declaration !== declaration.version) throw refusals.declarationChanged();
    await this.mustBeWhole(tx, found.answers, scheme, actor, found);
    return this.keep(tx, actor, sending, found, scheme, now);
  }

  /** What parents who name these intakes may claim. */
  async asked(tx: Tx, { preferences }: Answers, scheme: Scheme): Promise<readonly ClaimAsked[]> {
    const intakes = (preferences ?? []).flatMap(({ intake }) => scheme.intakes.get(intake) ?? []);
    return intakes.length === 0 ? [] : this.allowed.asked(tx, intakes);
  }

  private async mustBeWhole(tx: Tx, answers: Answers, scheme: Scheme, actor: Actor, found: ToSend): Promise<void> {
    const asked = (answers.claims ?? []).length === 0 ? [] : await this.asked(tx, answers, scheme);
    const fields = checkAnswers(answers, { scheme, asked, pointNeeded: found.account === actor.account });
    if (fields.length > 0) throw refusals.notWhole({ fields });
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    sending: Sending,
    found: ToSend,
    scheme: Scheme,
    now: Date,
  ): Promise<Receipt> {
    const receivedAt = sending.received?.at ?? now;
    const late = receivedAt >= scheme.closesAt;
    // Where another application for the same record counts already, this one waits until an officer has decided.
    const isFirst = found.versions === 0;
    const counts = isFirst ? !found.rivals.some((rival) => rival.counts && rival.child === found.child) : found.counts;
    const { answers } = found;
    const taken = { receivedAt, lateness: late ? 'late' : 'on-time', latenessDecided: !late } as const;
    const sent = {
      ...newVersion({ ...found, counts }, answers, {
        by: actor.account,
        at: now.toISOString(),
        receivedAt: receivedAt.toISOString(),
        state: sending.as === 'amendment' ? 'amended' : 'submitted',
        revision: found.revision,
        channel: sending.received?.channel ?? found.channel,
        late,
        lateBecause: late ? sending.because : undefined,
      }),
      child: childRow(answers),
      homes: homeRows(answers, found.homes, receivedAt),
      claims: claimRows(answers),
      restricted: restrictedKinds(answers, found.corporateParent),
      rivals: found.rivals,
      ...(counts ? { preferences: preferenceRows(answers, scheme, found.preferences, taken) } : {}),
    };
    await this.store.write(tx, sent);
    await this.audit.appendAll(tx, happeningsOfSending(actor, sending, found, sent.number));
    return {
      application: found.id,
      reference: found.reference,
      number: sent.number,
      receipt: sent.receipt,
      receivedAt: sent.receivedAt,
      digest: sent.digest,
      declaration: sent.declaration,
      late,
      contested: found.contested || found.rivals.length > 0,
    };
  }
}

/** Refuses what comes before opening, on the wrong side of closing, or twice. */
function mustBeTime({ as }: Sending, { state }: ToSend, { opensAt, closesAt }: Scheme, at: Date): void {
  if (at < opensAt) throw refusals.notOpenYet();
  move(state, as === 'amendment' ? 'amended' : 'submitted');
  if (as === 'submission' && at >= closesAt) throw refusals.closed();
  if (as === 'amendment' && at >= closesAt) throw refusals.closedToChanges();
  if (as === 'late submission' && at < closesAt) throw refusals.notClosedYet();
}

function receiptOf({ id, reference, contested }: ToSend, latest: NonNullable<ToSend['latest']>): Receipt {
  return {
    application: id,
    reference,
    number: latest.number,
    receipt: latest.receipt,
    receivedAt: new Date(latest.submitted_at).toISOString(),
    digest: latest.digest,
    declaration: latest.declaration,
    late: latest.late,
    contested,
  };
}

function happeningsOfSending(actor: Actor, { as }: Sending, found: ToSend, number: number): NewHappening[] {
  const of = { actor, authority: found.authority, child: found.child, subject: found.id };
  const about = { round: found.round, version: number };
  const sent: NewHappening =
    as === 'amendment'
      ? { kind: 'application.amended', ...of, about }
      : as === 'submission'
        ? { kind: 'application.submitted', ...of, about }
        : { kind: 'application.submitted-late', ...of, about };
  return [sent, ...found.rivals.flatMap((rival) => contestsOf(actor, found, rival))];
}

/** Both families are told that there is another application, each by a happening of its own, with nothing of the other. */
function contestsOf(
  actor: Actor,
  { authority, child, id, round }: ToSend,
  rival: ToSend['rivals'][number],
): NewHappening[] {
  return [
    { kind: 'application.contested', actor, authority, child, subject: id, about: { round } },
    {
      kind: 'application.contested',
      actor,
      authority,
      child: rival.child,
      subject: rival.application,
      about: { round },
    },
  ];
}
