import { Injectable } from '@nestjs/common';
import type { AnswerOf, InputOf, prospectusRoutes } from '@contract';
import type { Language } from '@kernel';
import { Clock } from '../platform';
import { FiguresReader } from './figures/figures.reader';
import { LookAround, nearestFirst } from './look-around';
import { refusals } from './prospectus.refusals';
import { showIntake } from './show-intake';

type Asked = InputOf<typeof prospectusRoutes.show>;

/** Shows the schools of a round as they look from a place, one page of them, the nearest first. */
@Injectable()
export class ShowProspectus {
  constructor(
    private readonly looks: LookAround,
    private readonly figures: FiguresReader,
    private readonly clock: Clock,
  ) {}

  run(
    { params, query }: Pick<Asked, 'params' | 'query'>,
    language: Language,
  ): Promise<AnswerOf<typeof prospectusRoutes.show>> {
    const { after, limit, ...place } = query;
    return this.looks.run({ round: params.round, place, language }, async (around, tx) => {
      const ordered = nearestFirst(around);
      const from = after === undefined ? 0 : ordered.findIndex(({ id }) => id === after) + 1;
      if (after !== undefined && from === 0) throw refusals.noSuchPage();
      const page = ordered.slice(from, from + limit);
      const schools = page.map(({ school }) => school);
      const figures = await this.figures.before(tx, schools, around.round.year, this.clock.now());
      const items = [];
      for (const intake of page) items.push(await showIntake(around, intake, figures));
      return { place: around.place, items, next: from + limit < ordered.length ? (page.at(-1)?.id ?? null) : null };
    });
  }
}
