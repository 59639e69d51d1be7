import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { RankedListEntity } from './ranked-list.entity';

/** Writes schools' own ranked lists. */
@Injectable()
export class RankedListsStore {
  /** Keeps a list with its places, waiting for a second person. */
  async add(
    tx: Tx,
    list: Omit<RankedListEntity, 'state' | 'adoptedBy' | 'adoptedAt' | 'minute'>,
    places: readonly { readonly child: string; readonly category?: string | undefined }[],
  ): Promise<void> {
    await tx
      .getRepository(RankedListEntity)
      .insert({ ...list, state: 'waiting', adoptedBy: null, adoptedAt: null, minute: null });
    await tx.query(
      `INSERT INTO ranked_list_places (list, position, child, category)
       SELECT $1, position, child, category FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS places (child, category, position)`,
      [list.id, places.map(({ child }) => child), places.map(({ category }) => category ?? null)],
    );
  }

  /** Makes this list the one that counts; the one before it is kept as replaced. */
  async adopt(tx: Tx, list: string, to: { intake: string; by: string; at: Date; minute: string }): Promise<void> {
    const lists = tx.getRepository(RankedListEntity);
    await lists.update({ intake: to.intake, state: 'adopted' }, { state: 'replaced' });
    await lists.update({ id: list }, { state: 'adopted', adoptedBy: to.by, adoptedAt: to.at, minute: to.minute });
  }
}
