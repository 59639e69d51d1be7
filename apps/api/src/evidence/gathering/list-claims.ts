import { Injectable } from '@nestjs/common';
import type { AnswerOf, ClaimLine, evidenceRoutes, InputOf } from '@contract';
import type { Actor } from '@kernel';
import { ApplicationsReader, type StandingClaim } from '../../applications';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
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
      const wanted = (await this.lines(tx, round, query)).filter(({ state }) =>
        [undefined, state].includes(query.state),
      );
      const page = wanted.slice(0, query.limit);
      const items = await this.shown(tx, page);
      const about = { lines: items.length };
      await this.audit.read(tx, { kind: 'claims.read', actor, authority, subject: round, about });
      return { items, next: wanted.length > page.length ? (page.at(-1)?.id ?? null) : null };
    });
  }

  /** The claims that were asked for, in the order of their ids, with how each stands. */
  private async lines(tx: Tx, round: string, { kind, school, child, after }: Query): Promise<readonly Line[]> {
    const all = (await this.applications.claimsOfRound(tx, round))
      .filter(
        (one) =>
          [undefined, one.claim.kind].includes(kind) &&
          [undefined, one.school].includes(school) &&
          [undefined, one.child].includes(child) &&
          (after === undefined || one.id > after),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const ids = all.map(({ id }) => id);
    const newest = await this.findings.newest(tx, ids);
    const items = await this.items.waiting(tx, ids);
    return all.map((claim) => {
      const { all: files, waiting } = items.get(claim.id) ?? { all: 0, waiting: 0 };
      return { ...claim, files, waiting, state: stateOfClaim(newest.get(claim.id)?.outcome, waiting) };
    });
  }

  private async shown(tx: Tx, page: readonly Line[]): Promise<ClaimLine[]> {
    const whose = page.map(({ child }) => child);
    const children = await this.applications.children(tx, whose);
    return page.flatMap(({ id, application, child, school, claim, state, files, waiting }): ClaimLine[] => {
      const of = children.get(child);
      if (of === undefined) return [];
      const { firstNames, lastName, dateOfBirth } = of;
      const { answeredBy } = needs[claim.kind];
      const who = { id: child, firstNames, lastName, dateOfBirth };
      const about = { claim: id, application, child: who, kind: claim.kind, school, details: claim };
      return [{ ...about, state, answeredBy, itemsWaiting: waiting, items: files }];
    });
  }
}

/** A claim, how it stands, and how many of its files wait, of how many. */
type Line = StandingClaim & {
  readonly state: ClaimLine['state'];
  readonly files: number;
  readonly waiting: number;
};
