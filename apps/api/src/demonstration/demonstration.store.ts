import { Injectable } from '@nestjs/common';
import type { TownStep } from '@contract';
import type { TownSettings, Tx } from '../platform';
import { DemonstrationEntity } from './demonstration.entity';

/** Which town is shown, and how far it has been put in. */
export interface PuttingIn extends TownSettings {
  readonly step: TownStep;
  readonly beganAt: Date;
  readonly finishedAt: Date | null;
}

/** Keeps which town the demonstration shows: the one it was begun with, whatever is set later. */
@Injectable()
export class DemonstrationStore {
  /** Nothing while no town has been begun. */
  async read(tx: Tx): Promise<PuttingIn | undefined> {
    const found = await tx.getRepository(DemonstrationEntity).findOneBy({ oneRow: true });
    if (found === null) return undefined;
    const { children, schools, seed, step, beganAt, finishedAt } = found;
    return { children, schools, seed, step: step as TownStep, beganAt, finishedAt };
  }

  /** Begins a town, unless one was begun before. */
  async begin(tx: Tx, { children, schools, seed }: TownSettings, beganAt: Date): Promise<void> {
    await tx
      .getRepository(DemonstrationEntity)
      .createQueryBuilder()
      .insert()
      .values({ oneRow: true, children, schools, seed, beganAt, step: 'authorities', finishedAt: null })
      .orIgnore()
      .execute();
  }

  async reach(tx: Tx, step: TownStep, finishedAt: Date | null): Promise<void> {
    await tx.getRepository(DemonstrationEntity).update({ oneRow: true }, { step, finishedAt });
  }
}
