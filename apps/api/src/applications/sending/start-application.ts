import { randomUUID } from 'node:crypto';
import { type Actor, holds } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Application, applicationRoutes, ChildAnswer, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { ApplicationsReader } from '../applications.reader';
import { refusals } from '../applications.refusals';
import { ApplicationsStore, brokeOn } from '../applications.store';
import { ChildrenStore } from '../children.store';
import { ApplicationReader } from '../reading/application.reader';
import { Schemes } from '../schemes';
import { newReference } from './codes';
import { KeepClaims } from './keep-claims';
import { Reminders } from './reminders';

type Start = InputOf<typeof applicationRoutes.start>['body'];

/** What beginning an application needs of the rest of the room. */
@Injectable()
export class Beginning {
  constructor(
    readonly applications: ApplicationsStore,
    readonly children: ChildrenStore,
    readonly known: ApplicationsReader,
    readonly reader: ApplicationReader,
    readonly schemes: Schemes,
    readonly claims: KeepClaims,
  ) {}
}

/** Begins an application for a child in a round: by a parent, or by the authority that looks after the child. */
@Injectable()
export class StartApplication {
  constructor(
    private readonly database: Database,
    private readonly on: Beginning,
    private readonly reminders: Reminders,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives back the draft. */
  async run(actor: Actor, start: Start): Promise<Application> {
    mustBeAllowed(actor, start.corporateParent);
    try {
      return await this.database.inTransaction(actor, (tx) => this.begin(tx, actor, start));
    } catch (error) {
      if (brokeOn(error, 'applications_one_each')) throw refusals.alreadyBegun();
      throw error;
    }
  }

  private async begin(tx: Tx, actor: Actor, start: Start): Promise<Application> {
    const now = this.clock.now();
    const { round, opensAt } = await this.on.schemes.of(tx, start.round);
    if (now < opensAt) throw refusals.notOpenYet();
    const { id: child, answer } = await this.child(tx, actor, start, round.authority, now);
    const id = randomUUID();
    const added = await this.on.applications.add(tx, {
      id,
      reference: newReference(),
      child,
      authority: round.authority,
      round: round.id,
      channel: 'portal',
      account: start.corporateParent === undefined ? actor.account : null,
      corporateParent: start.corporateParent ?? null,
      answers: { child: answer },
      by: actor.account,
      at: now,
    });
    if (!added) throw refusals.alreadyBegun();
    const about = { round: round.id, corporateParent: start.corporateParent ?? null };
    await this.audit.append(tx, {
      kind: 'application.started',
      actor,
      authority: round.authority,
      child,
      subject: id,
      about,
    });
    await this.reminders.schedule(tx, round);
    return this.on.reader.application(tx, id);
  }

  /** The child's record: one that the account guards, or a new one with the account as its guardian. */
  private async child(
    tx: Tx,
    actor: Actor,
    { child, relationship, parentalResponsibility, corporateParent }: Start,
    authority: string,
    at: Date,
  ): Promise<{ id: string; answer: ChildAnswer }> {
    if (typeof child === 'string')
      return { id: child, answer: await this.knownChild(tx, actor, child, corporateParent) };
    const id = randomUUID();
    await this.on.children.add(tx, id, authority, child, actor.account, at);
    if (corporateParent === undefined) {
      await this.on.children.addGuardian(tx, {
        id: randomUUID(),
        child: id,
        authority,
        account: actor.account,
        relationship,
        parentalResponsibility,
        hiddenFrom: [],
        by: actor.account,
        at,
      });
    }
    return { id, answer: child };
  }

  private async knownChild(
    tx: Tx,
    actor: Actor,
    id: string,
    corporateParent: string | undefined,
  ): Promise<ChildAnswer> {
    const guards = (await this.on.known.childrenOf(tx, actor.account)).find((child) => child.id === id);
    const found =
      guards ?? (corporateParent === undefined ? undefined : (await this.on.known.children(tx, [id])).get(id));
    if (found === undefined) throw refusals.noSuchChild();
    return {
      firstNames: found.firstNames,
      lastName: found.lastName,
      dateOfBirth: found.dateOfBirth,
      ...(found.preferredName === null ? {} : { preferredName: found.preferredName }),
      ...(found.sex === null ? {} : { sex: found.sex }),
      ...(found.currentSchool === null ? {} : { currentSchool: found.currentSchool }),
      ...(found.currentSchoolName === null ? {} : { currentSchoolName: found.currentSchoolName }),
    };
  }
}

/** A parent applies for their own; as corporate parent, only the authority that looks after the child. */
function mustBeAllowed(actor: Actor, corporateParent: string | undefined): void {
  if (corporateParent === undefined) {
    if (!holds(actor, ['parent']))
      throw refusals.notYours({ says: 'Enter an application for a parent as paper or telephone.' });
    return;
  }
  if (!holds(actor, ['virtual-school-head', 'officer'], { authority: corporateParent }))
    throw refusals.corporateParentNeeded();
}
