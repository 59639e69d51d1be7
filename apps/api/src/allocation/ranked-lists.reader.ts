import { Injectable } from '@nestjs/common';
import type { ListRemark, RankedListOfSchool } from '@contract';
import { z } from 'zod';
import type { Tx } from '../platform';
import { refusals } from './allocation.refusals';

const Lists = z.array(
  z.object({
    id: z.string(),
    authority: z.string(),
    intake: z.string(),
    school: z.string(),
    origin: z.enum(['made', 'sent-in']),
    state: z.enum(['waiting', 'adopted', 'replaced']),
    policy: z.string(),
    remarks: z.custom<ListRemark[]>(),
    givenBy: z.string(),
    givenAt: z.date(),
    adoptedBy: z.string().nullable(),
    adoptedAt: z.date().nullable(),
    minute: z.string().nullable(),
    children: z.coerce.number(),
  }),
);
const Places = z.array(z.object({ child: z.string(), school: z.string(), position: z.number() }));

const columns = `l.id, l.authority, l.intake, l.school, l.origin, l.state, l.policy, l.remarks, l.given_by AS "givenBy",
  l.given_at AS "givenAt", l.adopted_by AS "adoptedBy", l.adopted_at AS "adoptedAt", l.minute,
  (SELECT count(*) FROM ranked_list_places p WHERE p.list = l.id) AS children`;

/** A list with the authority whose round it belongs to. */
export interface FoundList {
  readonly authority: string;
  readonly list: RankedListOfSchool;
}

/** Reads schools' own ranked lists. */
@Injectable()
export class RankedListsReader {
  /** The lists of an intake, newest first. */
  async ofIntake(tx: Tx, intake: string): Promise<RankedListOfSchool[]> {
    const rows: unknown = await tx.query(
      `SELECT ${columns} FROM ranked_lists l WHERE l.intake = $1 ORDER BY l.given_at DESC, l.id`,
      [intake],
    );
    return Lists.parse(rows).map((row) => shown(row).list);
  }

  /** One list; refuses one that is not there for whoever asks. */
  async list(tx: Tx, id: string): Promise<FoundList> {
    const rows: unknown = await tx.query(`SELECT ${columns} FROM ranked_lists l WHERE l.id = $1`, [id]);
    const [row] = Lists.parse(rows);
    if (row === undefined) throw refusals.noList();
    return shown(row);
  }

  /** Every child's place in the adopted lists of these intakes. */
  async adopted(
    tx: Tx,
    intakes: readonly string[],
  ): Promise<readonly { readonly child: string; readonly school: string; readonly position: number }[]> {
    const rows: unknown = await tx.query(
      `SELECT p.child, l.school, p.position FROM ranked_lists l JOIN ranked_list_places p ON p.list = l.id
       WHERE l.state = 'adopted' AND l.intake = ANY ($1) ORDER BY p.child, l.school`,
      [intakes],
    );
    return Places.parse(rows);
  }
}

function shown(row: z.infer<typeof Lists>[number]): FoundList {
  const { authority, givenAt, adoptedAt, ...rest } = row;
  return {
    authority,
    list: { ...rest, givenAt: givenAt.toISOString(), adoptedAt: adoptedAt?.toISOString() ?? null },
  };
}
