import { Injectable } from '@nestjs/common';
import type { Correction } from '@contract';
import { LessThan } from 'typeorm';
import type { Tx } from '../platform';
import { CorrectionEntity } from './correction.entity';
import { refusals } from './correction.refusals';

/** Reads and writes corrections: what they showed is added once, and only the decision comes later. */
@Injectable()
export class CorrectionsReader {
  /** One correction; refuses one that is not there for whoever asks. */
  async correction(tx: Tx, id: string): Promise<Correction> {
    const found = await tx.getRepository(CorrectionEntity).findOneBy({ id });
    if (found === null) throw refusals.noCorrection();
    return shown(found);
  }

  /** The corrections of a run, newest first. */
  async ofRun(
    tx: Tx,
    run: string,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<{ items: Correction[]; next: string | null }> {
    const before =
      after === undefined || Number.isNaN(Date.parse(after)) ? {} : { draftedAt: LessThan(new Date(after)) };
    const found = await tx
      .getRepository(CorrectionEntity)
      .find({ where: { run, ...before }, order: { draftedAt: 'DESC', id: 'ASC' }, take: limit + 1 });
    const items = found.slice(0, limit).map(shown);
    return { items, next: found.length > limit ? (items.at(-1)?.draftedAt ?? null) : null };
  }
}

function shown({ authority: _authority, ...found }: CorrectionEntity): Correction {
  return {
    ...found,
    draftedAt: found.draftedAt.toISOString(),
    decidedAt: found.decidedAt?.toISOString() ?? null,
  } as Correction;
}
