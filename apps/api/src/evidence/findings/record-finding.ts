import { Injectable } from '@nestjs/common';
import type { evidenceRoutes, Finding, InputOf } from '@contract';
import type { Actor } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Clock, Database } from '../../platform';
import { refusals } from '../evidence.refusals';
import { establish } from './establishes';
import { FindingsReader, shown } from './findings.reader';
import { roleToFind } from './may-find';
import { type FoundOfClaim, RecordFindings } from './record-findings';
import { threadOfChild } from './thread-of-child';

type OfChild = InputOf<typeof evidenceRoutes.recordOfChild>['body'];

/** Records findings, each by somebody who may answer for it. */
@Injectable()
export class RecordFinding {
  constructor(
    private readonly database: Database,
    private readonly findings: RecordFindings,
    private readonly reader: FindingsReader,
    private readonly applications: ApplicationsReader,
    private readonly clock: Clock,
  ) {}

  /** Records what was found of a claim and of its files; gives back the finding of the claim. */
  async run(actor: Actor, found: FoundOfClaim): Promise<Finding> {
    return this.database.inTransaction(actor, async (tx) => {
      const [id = ''] = await this.findings.within(tx, actor, [found]);
      return shown(await this.reader.finding(tx, id));
    });
  }

  /** Records findings of many claims, all of them or none; gives back how many. */
  async many(actor: Actor, found: readonly FoundOfClaim[]): Promise<number> {
    return this.database.inTransaction(actor, async (tx) => (await this.findings.within(tx, actor, found)).length);
  }

  /** Records what was found of one file. */
  async item(actor: Actor, item: string, found: { outcome: Finding['outcome']; reason: string }): Promise<Finding> {
    return this.database.inTransaction(actor, async (tx) =>
      shown(await this.reader.finding(tx, await this.findings.item(tx, actor, item, found))),
    );
  }

  /** Records what was found of a child for whom nothing was claimed; refuses where the parent did claim it. */
  async ofChild(
    actor: Actor,
    child: string,
    { kind, name, outcome, reason, facts, ...place }: OfChild,
  ): Promise<Finding> {
    const school = place.school ?? null;
    return this.database.inTransaction(actor, async (tx) => {
      const of = (await this.applications.children(tx, [child])).get(child);
      if (of === undefined) throw refusals.noSuchChild();
      const role = roleToFind(actor, { kind, authority: of.authority, school });
      const about = { kind, school, multipleBirth: of.multipleBirth };
      const [id = ''] = await this.findings.add(tx, actor, [
        {
          thread: threadOfChild({ child, kind, school, name }),
          child,
          authority: of.authority,
          application: null,
          claim: null,
          kind,
          school,
          outcome,
          reason,
          facts: outcome === 'accepted' ? establish(about, facts) : null,
          officer: actor.account,
          role,
          madeAt: this.clock.now(),
        },
      ]);
      return shown(await this.reader.finding(tx, id));
    });
  }
}
