import type { Actor } from '@kernel';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, applicationRoutes, InputOf } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { Schemes } from '../schemes';
import { ListsReader } from './lists.reader';

type Query<Name extends 'list' | 'conflicts' | 'restricted'> = InputOf<(typeof applicationRoutes)[Name]>['query'];

/** Shows officers the lists they work from. That a list was looked at is written down, not what stood in it. */
@Injectable()
export class ReadLists {
  constructor(
    private readonly database: Database,
    private readonly reader: ListsReader,
    private readonly schemes: Schemes,
    private readonly audit: Audit,
  ) {}

  async applications(actor: Actor, query: Query<'list'>): Promise<AnswerOf<typeof applicationRoutes.list>> {
    return this.database.inTransaction(actor, async (tx) => {
      const page = await this.reader.applications(tx, query);
      const authority = placeOf(actor);
      const about = { lines: page.items.length };
      await this.audit.read(tx, {
        kind: 'application-list.read',
        actor,
        authority,
        subject: query.round ?? 'every-round',
        about,
      });
      return page;
    });
  }

  async conflicts(actor: Actor, query: Query<'conflicts'>): Promise<AnswerOf<typeof applicationRoutes.conflicts>> {
    return this.database.inTransaction(actor, async (tx) => {
      const page = await this.reader.conflicts(tx, query);
      const authority = placeOf(actor);
      await this.audit.read(tx, { kind: 'conflicts.read', actor, authority, subject: query.round ?? 'every-round' });
      return page;
    });
  }

  /** Looked-after children, EHC plans and confidential addresses: each name that was shown is written down. */
  async restricted(
    actor: Actor,
    round: string,
    query: Query<'restricted'>,
  ): Promise<AnswerOf<typeof applicationRoutes.restricted>> {
    return this.database.inTransaction(actor, async (tx) => {
      const { round: found } = await this.schemes.of(tx, round);
      const page = await this.reader.restricted(tx, round, query);
      const { authority } = found;
      await this.audit.appendAll(
        tx,
        page.items.map(({ child }) => ({
          kind: 'restricted-flags.read' as const,
          actor,
          authority,
          child,
          subject: round,
        })),
      );
      return page;
    });
  }
}

/** The authority whose officer asks, for the audit; the first where there are several. */
function placeOf(actor: Actor): string | undefined {
  return actor.grants.find(({ authority }) => authority !== undefined)?.authority;
}
