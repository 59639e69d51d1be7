import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform';
import { DrawEntity, DrawSeedEntity } from './draw.entity';

/** Writes draws: the promise for everybody, the seed for nobody. */
@Injectable()
export class DrawsStore {
  async add(tx: Tx, draw: DrawEntity, seed: string): Promise<void> {
    await tx.getRepository(DrawEntity).insert(draw);
    await tx.getRepository(DrawSeedEntity).insert({ draw: draw.id, seed });
  }
}
