import { Injectable } from '@nestjs/common';
import type { AnswerOf, evidenceRoutes, InputOf, SchoolQuestion } from '@contract';
import { type Actor, holds } from '@kernel';
import { ApplicationsReader } from '../../applications';
import { Audit } from '../../audit';
import { Database } from '../../platform';
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
    private readonly items: ItemsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, school: string, query: Query): Promise<Page> {
    if (!holds(actor, ['school-admin', 'primary-head'], { school })) throw refusals.notYourSchool();
    return this.database.inTransaction(actor, async (tx) => {
      const waiting = await this.questions.waiting(tx, school, { after: query.after, limit: lookedThrough });
      const claims = await this.applications.claims(
        tx,
        waiting.map(({ claim }) => claim),
      );
      const wanted = waiting.filter(({ claim, round }) => {
        const kind = claims.get(claim)?.claim.kind;
        return (
          kind !== undefined &&
          needs[kind].finders.some((role) => holds(actor, [role], { school })) &&
          (query.kind === undefined || query.kind === kind) &&
          (query.round === undefined || query.round === round)
        );
      });
      const page = wanted.slice(0, query.limit);
      const children = await this.applications.children(
        tx,
        page.flatMap(({ claim }) => claims.get(claim)?.child ?? []),
      );
      const items = await this.items.ofClaims(
        tx,
        page.map(({ claim }) => claim),
      );
      const shown = page.flatMap(({ claim: id, round }): SchoolQuestion[] => {
        const claim = claims.get(id);
        const child = children.get(claim?.child ?? '');
        if (claim === undefined || child === undefined) return [];
        const { firstNames, lastName, dateOfBirth } = child;
        const mine = items
          .filter((item) => item.claim === id && item.removedAt === null)
          .map(({ id: item, name }) => ({ id: item, name }));
        const { kind } = claim.claim;
        return [
          {
            claim: id,
            round,
            kind,
            says: sayQuestion(claim.claim),
            child: { firstNames, lastName, dateOfBirth },
            details: claim.claim,
            items: mine,
          },
        ];
      });
      await this.audit.read(tx, {
        kind: 'questions.read',
        actor,
        school,
        subject: school,
        about: { lines: shown.length },
      });
      const isMore = wanted.length > page.length || waiting.length === lookedThrough;
      const last = wanted.length > page.length ? page.at(-1) : waiting.at(-1);
      return { items: shown, next: isMore ? (last?.claim ?? null) : null };
    });
  }
}
