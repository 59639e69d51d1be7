import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import type { AnswerOf, InputOf, offerRoutes, WaitingListVersion, WaitingStep } from '@contract';
import { ApplicationsReader } from '../../applications';
import { mustServe } from '../../schools';
import { nameOf } from '../child-name';
import { refusals } from '../offers.refusals';
import { Work } from '../work';
import { sayMove } from './say-move';
import { WaitingReader } from './waiting.reader';

type Routes = typeof offerRoutes;
const beyond = 2_147_483_647;

/** Shows waiting lists as they were published: whole to officers, and to a family its own child's way through them. */
@Injectable()
export class ShowWaitingList {
  constructor(
    private readonly reader: WaitingReader,
    private readonly applications: ApplicationsReader,
    private readonly work: Work,
  ) {}

  /** One version with a page of its lines. That it was looked at is written down. */
  async run({ params, query }: InputOf<Routes['waitingList']>, actor: Actor): Promise<AnswerOf<Routes['waitingList']>> {
    const { database, audit } = this.work;
    return database.inTransaction(actor, async (tx) => {
      const found = await this.reader.version(tx, params.intake, query.version);
      if (found === undefined) throw refusals.noWaitingList();
      const { authority, ...list } = found;
      mustServe(actor, authority);
      const from = Number(query.after ?? 0);
      const lines = await this.reader.lines(tx, list.id, { from, limit: query.limit + 1 });
      const children = await this.applications.children(
        tx,
        lines.map(({ child }) => child),
      );
      const items = lines
        .slice(0, query.limit)
        .map((line) => ({ ...line, childName: nameOf(children.get(line.child)) }));
      await audit.read(tx, { kind: 'waiting-list.read', actor, authority, subject: list.id });
      return { list, items, next: lines.length > query.limit ? String(from + query.limit) : null };
    });
  }

  /** The versions of a list, newest first. */
  async versions(
    { params, query }: InputOf<Routes['waitingListVersions']>,
    actor: Actor,
  ): Promise<{ items: WaitingListVersion[]; next: string | null }> {
    return this.work.database.inTransaction(actor, async (tx) => {
      const before = Number(query.after ?? beyond);
      const found = await this.reader.versions(tx, params.intake, before, query.limit + 1);
      const items = found.slice(0, query.limit);
      return { items, next: found.length > query.limit ? String(items.at(-1)?.version) : null };
    });
  }

  /** A child's steps through the versions of a list, newest first. */
  async steps(
    { params, query }: InputOf<Routes['waitingSteps']>,
    actor: Actor,
    language: Language,
  ): Promise<{ items: WaitingStep[]; next: string | null }> {
    return this.work.database.inTransaction(actor, async (tx) => {
      const { child, intake } = params;
      const before = Number(query.after ?? beyond);
      const found = await this.reader.steps(tx, { child, intake, before, limit: query.limit + 1 });
      const items = found.slice(0, query.limit).map((step) => ({ ...step, says: sayMove(step.because, language) }));
      return { items, next: found.length > query.limit ? String(items.at(-1)?.version) : null };
    });
  }
}
