import { type Actor, systemActor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { Answers, Application, ClaimAsked, Intake } from '@contract';
import {
  ClaimsAllowed,
  CopyForTwin,
  declaration,
  EnterForParent,
  ReadApplication,
  ReadOwn,
  SaveAnswer,
  StartApplication,
  SubmitApplication,
} from '../../applications';
import { claimsOf } from '../town/claims';
import type { TownChild, TownFamily } from '../town/families';
import { unlessDone } from './already';
import { PuttingTools } from './putting-tools';

/** Where a family applies: the round, and the intakes it names, best wish first. */
export interface Applying {
  readonly round: string;
  readonly intakes: readonly Intake[];
}

/** How a parent begins, fills in and sends an application. */
@Injectable()
export class ParentsVerbs {
  constructor(
    readonly start: StartApplication,
    readonly save: SaveAnswer,
    readonly submit: SubmitApplication,
    readonly copy: CopyForTwin,
    readonly own: ReadOwn,
  ) {}
}

/** Lets one family apply, as far as it has come; what was done before the work was stopped is not done again. */
@Injectable()
export class PutFamily {
  constructor(
    private readonly verbs: ParentsVerbs,
    private readonly enter: EnterForParent,
    private readonly read: ReadApplication,
    private readonly allowed: ClaimsAllowed,
    private readonly tools: PuttingTools,
  ) {}

  async run(family: TownFamily, applying: Applying): Promise<void> {
    const { actors, database } = this.tools;
    const asked = await database.inTransaction(systemActor, (tx) => this.allowed.asked(tx, applying.intakes));
    if (family.channel === 'portal') return this.atThePortal(actors.parent(family), family, applying, asked);
    const { name, relationship, channel, children } = family;
    for (const child of children) {
      const answers = answersOf(child, family, applying, asked);
      const received = { round: applying.round, channel, receivedAt: this.tools.clock.now().toISOString() };
      const by = {
        account: actors.parent({ id: family.id, name }).account,
        relationship,
        parentalResponsibility: true,
      };
      const officer = actors.persona('ruth-harper');
      await this.enter.run(officer, { ...received, ...by, answers, declaration: declaration.version });
    }
  }

  /** One child after the other; those of one birth are copied from the first, and so linked. */
  private async atThePortal(
    parent: Actor,
    family: TownFamily,
    applying: Applying,
    asked: readonly ClaimAsked[],
  ): Promise<void> {
    let first: Application | undefined;
    for (const child of family.come === 'draft' ? family.children.slice(0, 1) : family.children) {
      const application =
        (await this.begun(parent, child, applying)) ?? (await this.begin(parent, family, child, applying, first));
      first ??= application;
      if (application.state !== 'draft') continue;
      const answers = answersOf(child, family, applying, asked);
      const revision = await this.fillIn(
        parent,
        application,
        family.come === 'draft' ? { home: answers.home } : answers,
      );
      if (family.come === 'draft') continue;
      const sent = { revision, declaration: declaration.version };
      await unlessDone('applications.already-submitted', () => this.verbs.submit.run(parent, application.id, sent));
    }
  }

  /** The application that the parent began before the work was stopped, if there is one. */
  private async begun(parent: Actor, { answer }: TownChild, { round }: Applying): Promise<Application | undefined> {
    const { items } = await this.verbs.own.children(parent);
    const known = items.find(({ firstNames }) => firstNames === answer.firstNames);
    const line = known?.applications.find((one) => one.round === round);
    return line === undefined ? undefined : this.read.run(parent, line.id);
  }

  private begin(
    parent: Actor,
    { relationship }: TownFamily,
    { answer }: TownChild,
    { round }: Applying,
    first: Application | undefined,
  ): Promise<Application> {
    const { firstNames } = answer;
    if (first !== undefined) return this.verbs.copy.run(parent, first.id, { firstNames });
    return this.verbs.start.run(parent, { round, child: answer, relationship, parentalResponsibility: true });
  }

  /** Saves each answer that is not there yet; gives back the revision of all of them together. */
  private async fillIn(parent: Actor, application: Application, answers: Answers): Promise<number> {
    let revision = application.revision;
    const { home, preferences, claims } = answers;
    const { revisions } = application;
    const save = async (answer: Parameters<SaveAnswer['run']>[2]): Promise<void> => {
      ({ all: revision } = await this.verbs.save.run(parent, application.id, answer));
    };
    if (home !== undefined) await save({ answer: 'home', revision: revisions.home ?? 0, value: home });
    if (preferences !== undefined) {
      await save({ answer: 'preferences', revision: revisions.preferences ?? 0, value: preferences });
    }
    if (claims !== undefined) await save({ answer: 'claims', revision: revisions.claims ?? 0, value: claims });
    return revision;
  }
}

/** Every answer of a child's application; a child in care is said to be one. */
function answersOf(child: TownChild, family: TownFamily, { intakes }: Applying, asked: readonly ClaimAsked[]): Answers {
  const about = { parent: family.name, surname: child.answer.lastName };
  const claims = claimsOf(child.facts, asked, about).map(({ claim }) => claim);
  return {
    child: child.answer,
    home: family.home,
    preferences: intakes.map(({ id }) => ({ intake: id })),
    ...(claims.length === 0 ? {} : { claims }),
  };
}
