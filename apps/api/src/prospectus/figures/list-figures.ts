import { Injectable } from '@nestjs/common';
import type { AnswerOf, PageQuery, prospectusRoutes } from '@contract';
import { type Actor, systemActor } from '@kernel';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { FiguresReader } from './figures.reader';
import { shown } from './show-figures';

/** Lists the figures of past years. */
@Injectable()
export class ListFigures {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly reader: FiguresReader,
    private readonly clock: Clock,
  ) {}

  /** A school's figures as everybody may see them. */
  run(school: string, page: PageQuery): Promise<AnswerOf<typeof prospectusRoutes.figures>> {
    return this.database.inTransaction(systemActor, async (tx) => {
      await this.schools.school(tx, school);
      const { items, next } = await this.reader.page(tx, { school }, this.clock.now(), page);
      return { items: items.map(shown), next };
    });
  }

  /** An authority's figures as they are, for its officers. */
  whole(actor: Actor, authority: string, page: PageQuery): Promise<AnswerOf<typeof prospectusRoutes.figuresWhole>> {
    mustServe(actor, authority);
    return this.database.inTransaction(actor, async (tx) => {
      const { items, next } = await this.reader.page(tx, { authority }, this.clock.now(), page);
      return {
        items: items.map(({ origin, ...one }) => ({
          ...one,
          categories: one.categories.map((category) => ({ ...category })),
          ours: origin === 'run',
        })),
        next,
      };
    });
  }
}
