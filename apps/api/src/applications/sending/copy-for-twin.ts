import { randomUUID } from 'node:crypto';
import { type Actor, dateOnly, daysBetween } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Answers, Application, applicationRoutes, ChildAnswer, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { refusals } from '../applications.refusals';
import type { ApplicationHead } from '../applications.store';
import { newReference } from './codes';
import { Beginning } from './start-application';

type Twin = InputOf<typeof applicationRoutes.copy>['body'];

/** Children of one birth may come into the world on two days, rarely further apart. */
const mostDaysApart = 10;

/** Begins an application for another child of the same birth: the same answers, another child, a reference of its own. */
@Injectable()
export class CopyForTwin {
  constructor(
    private readonly database: Database,
    private readonly on: Beginning,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the draft for the other child; it must be sent like any other. */
  async run(actor: Actor, application: string, twin: Twin): Promise<Application> {
    return this.database.inTransaction(actor, async (tx) => {
      const head = await this.on.applications.lock(tx, application);
      if (head === undefined) throw refusals.noSuchApplication();
      const saved = await this.on.applications.answers(tx, application);
      const first = saved?.child;
      if (saved === undefined || first === undefined) throw refusals.noSuchApplication();
      const child = twinOf(first, twin);
      const id = await this.begin(tx, actor, head, { ...saved, child });
      const { authority, round } = head;
      const about = { round, copiedFrom: application };
      await this.audit.append(tx, {
        kind: 'application.started',
        actor,
        authority,
        child: id.child,
        subject: id.application,
        about,
      });
      return this.on.reader.application(tx, id.application);
    });
  }

  private async begin(
    tx: Tx,
    actor: Actor,
    head: ApplicationHead,
    answers: Answers & { readonly child: ChildAnswer },
  ): Promise<{ child: string; application: string }> {
    const at = this.clock.now();
    const by = actor.account;
    const { authority, account, corporateParent, round, channel } = head;
    const known = (await this.on.known.children(tx, [head.child])).get(head.child);
    if (known === undefined) throw refusals.noSuchChild();
    const birth = known.multipleBirth ?? randomUUID();
    if (known.multipleBirth === null) await this.on.children.join(tx, head.child, birth);
    const child = randomUUID();
    await this.on.children.add(tx, child, authority, answers.child, by, at, birth);
    const guards = (await this.on.known.guardiansOf(tx, [head.child])).get(head.child) ?? [];
    for (const { account: guardian, relationship, parentalResponsibility } of guards.filter(
      (one) => one.account === account,
    )) {
      const made = { id: randomUUID(), child, authority, account: guardian, relationship, parentalResponsibility };
      await this.on.children.addGuardian(tx, { ...made, hiddenFrom: [], by, at });
    }
    const id = randomUUID();
    const reference = newReference();
    const draft = { id, reference, child, authority, round, channel, account, corporateParent, answers, by, at };
    if (!(await this.on.applications.add(tx, draft))) throw refusals.alreadyBegun();
    await this.on.claims.within(tx, actor, draft, answers);
    return { child, application: id };
  }
}

/** The other child: the same family name and school, first names of its own. */
function twinOf(first: ChildAnswer, { firstNames, dateOfBirth, sex }: Twin): ChildAnswer {
  const born = dateOfBirth ?? first.dateOfBirth;
  if (Math.abs(daysBetween(dateOnly(first.dateOfBirth), dateOnly(born))) > mostDaysApart) throw refusals.notOneBirth();
  if (firstNames.toLowerCase() === first.firstNames.toLowerCase()) throw refusals.sameName();
  const { preferredName: _name, sex: _sex, ...rest } = first;
  return { ...rest, firstNames, dateOfBirth: born, ...(sex === undefined ? {} : { sex }) };
}
