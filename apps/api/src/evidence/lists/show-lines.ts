import { Injectable } from '@nestjs/common';
import type { AnswerOf, childrenListRoutes, InputOf, ListKind, ListLine } from '@contract';
import type { Actor } from '@kernel';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { type LineRow, ListsReader } from './lists.reader';
import { MatchLists } from './match-lists';

type Query = InputOf<typeof childrenListRoutes.lines>['query'];
type Page = AnswerOf<typeof childrenListRoutes.lines>;

/** Shows the lines of lists, with the children that undecided ones may mean. */
@Injectable()
export class ShowLines {
  constructor(
    private readonly database: Database,
    private readonly reader: ListsReader,
    private readonly matching: MatchLists,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, of: { round: string; kind: ListKind }, { state, after, limit }: Query): Promise<Page> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority } = await this.schools.round(tx, of.round);
      const rows = await this.reader.page(tx, { ...of, state, after, limit: limit + 1 });
      const items = await this.shown(tx, rows.slice(0, limit));
      await this.audit.read(tx, {
        kind: 'list-lines.read',
        actor,
        authority,
        subject: of.round,
        about: { lines: items.length },
      });
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    });
  }

  /** One line, in the caller's transaction. */
  async one(tx: Tx, id: string): Promise<ListLine> {
    const [line] = await this.shown(tx, [await this.reader.line(tx, id)]);
    if (line === undefined) throw new Error('A line that was read is shown.');
    return line;
  }

  private async shown(tx: Tx, rows: readonly LineRow[]): Promise<ListLine[]> {
    const open = rows.filter(({ state }) => state === 'to-decide' || state === 'no-child');
    const found = await this.matching.candidates(tx, open);
    return rows.map(
      ({ id, number, firstNames, lastName, dateOfBirth, school, place, counts, care, state, child, reason }) => ({
        ...{ id, number, firstNames, lastName, dateOfBirth, school, place, counts, care, state, child, reason },
        candidates: (found.get(id)?.candidates ?? []).map(({ child: one, why }) => ({
          child: one.id,
          firstNames: one.firstNames,
          lastName: one.lastName,
          dateOfBirth: one.dateOfBirth,
          school: one.school,
          why,
        })),
      }),
    );
  }
}
