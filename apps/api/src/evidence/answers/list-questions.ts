import { Injectable } from '@nestjs/common';
import type { AnswerOf, evidenceRoutes, InputOf, SchoolQuestion } from '@contract';
import { type Actor, holds } from '@kernel';
import { ApplicationsReader, type StandingClaim } from '../../applications';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { refusals } from '../evidence.refusals';
import { ItemsReader } from '../items/items.reader';
import { needs } from '../needs/needs';
import { QuestionsReader } from './questions.reader';
import { sayQuestion } from './say-question';

type Query = InputOf<typeof evidenceRoutes.questions>['query'];
type Page = AnswerOf<typeof evidenceRoutes.questions>;

/** How many claims are looked through for one page, so that a narrow question is answered in one go. */
const lookedThrough = 2000;

/** Lists what parents say of a school that the school itself has not answered yet: who is on its roll, who works there. */
@Injectable()
export class ListQuestions {
  constructor(
    private readonly database: Database,
    private readonly questions: QuestionsReader,
    private readonly applications: ApplicationsReader,
    private readonly schools: SchoolsReader,
    private readonly items: ItemsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, school: string, query: Query): Promise<Page> {
    if (!holds(actor, ['school-admin', 'primary-head'], { school })) throw refusals.notYourSchool();
    return this.database.inTransaction(actor, async (tx) => {
      const waiting = await this.questions.waiting(tx, school, { after: query.after, limit: lookedThrough });
      const ids = waiting.map(({ claim }) => claim);
      const claims = await this.applications.claims(tx, ids);
      const wanted = waiting.flatMap(({ claim: id, round }): Asked[] => {
        const claim = claims.get(id);
        return claim !== undefined && isWanted(actor, school, claim, round, query) ? [{ ...claim, round }] : [];
      });
      const page = wanted.slice(0, query.limit);
      const items = await this.shown(tx, page);
      const { authority } = await this.schools.school(tx, school);
      const about = { lines: items.length };
      await this.audit.read(tx, { kind: 'questions.read', actor, authority, school, subject: school, about });
      if (wanted.length > page.length) return { items, next: page.at(-1)?.id ?? null };
      return { items, next: waiting.length === lookedThrough ? (ids.at(-1) ?? null) : null };
    });
  }

  private async shown(tx: Tx, page: readonly Asked[]): Promise<SchoolQuestion[]> {
    const whose = page.map(({ child }) => child);
    const children = await this.applications.children(tx, whose);
    const ids = page.map(({ id }) => id);
    const items = await this.items.ofClaims(tx, ids);
    return page.flatMap(({ id, round, child: of, claim }): SchoolQuestion[] => {
      const child = children.get(of);
      if (child === undefined) return [];
      const { firstNames, lastName, dateOfBirth } = child;
      const mine = items.filter((item) => item.claim === id && item.removedAt === null);
      return [
        {
          claim: id,
          round,
          kind: claim.kind,
          says: sayQuestion(claim),
          child: { firstNames, lastName, dateOfBirth },
          details: claim,
          items: mine.map(({ id: item, name }) => ({ id: item, name })),
        },
      ];
    });
  }
}

/** A claim that the school is asked about, with its round. */
type Asked = StandingClaim & { readonly round: string };

/** Whether somebody may answer the claim for the school, and asked for claims like it. */
function isWanted(actor: Actor, school: string, { claim }: StandingClaim, round: string, query: Query): boolean {
  return (
    needs[claim.kind].finders.some((role) => holds(actor, [role], { school })) &&
    (query.kind === undefined || query.kind === claim.kind) &&
    (query.round === undefined || query.round === round)
  );
}
