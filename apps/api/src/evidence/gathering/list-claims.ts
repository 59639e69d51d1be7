import { Injectable } from '@nestjs/common';
import type { AnswerOf, ClaimLine, evidenceRoutes, InputOf } from '@contract';
import type { Actor } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { FindingsReader } from '../findings/findings.reader';
import { stateOfClaim } from '../findings/state-of-claim';
import { ItemsReader } from '../items/items.reader';
import { needs } from '../needs/needs';

type Query = InputOf<typeof evidenceRoutes.claims>['query'];
type Page = AnswerOf<typeof evidenceRoutes.claims>;

/** The officers' work list: the claims of a round, and how each stands. */
@Injectable()
export class ListClaims {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly applications: ApplicationsReader,
    private readonly findings: FindingsReader,
    private readonly items: ItemsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, round: string, query: Query): Promise<Page> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      const all = (await this.applications.claimsOfRound(tx, round))
        .filter(({ claim }) => query.kind === undefined || claim.kind === query.kind)
        .filter(({ school }) => query.school === undefined || school === query.school)
        .filter(({ child }) => query.child === undefined || child === query.child)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => query.after === undefined || id > query.after);
      const ids = all.map(({ id }) => id);
      const newest = await this.findings.newest(tx, ids);
      const items = await this.items.waiting(tx, ids);
      const lines = all.map((claim) => {
        const { all: sent, waiting } = items.get(claim.id) ?? { all: 0, waiting: 0 };
        return { ...claim, sent, waiting, state: stateOfClaim(newest.get(claim.id)?.outcome, waiting) };
      });
      const wanted = lines.filter(({ state }) => query.state === undefined || state === query.state);
      const page = wanted.slice(0, query.limit);
      const children = await this.applications.children(
        tx,
        page.map(({ child }) => child),
      );
      const shown = page.flatMap(({ id, application, child, school, claim, state, sent, waiting }): ClaimLine[] => {
        const of = children.get(child);
        if (of === undefined) return [];
        const { firstNames, lastName, dateOfBirth } = of;
        const who = { id: child, firstNames, lastName, dateOfBirth };
        const { answeredBy } = needs[claim.kind];
        return [
          {
            claim: id,
            application,
            child: who,
            kind: claim.kind,
            school,
            details: claim,
            state,
            answeredBy,
            itemsWaiting: waiting,
            items: sent,
          },
        ];
      });
      await this.audit.read(tx, {
        kind: 'claims.read',
        actor,
        authority,
        subject: round,
        about: { lines: shown.length },
      });
      return { items: shown, next: wanted.length > page.length ? (page.at(-1)?.id ?? null) : null };
    });
  }
}
