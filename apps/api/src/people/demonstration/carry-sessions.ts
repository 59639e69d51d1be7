import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform';
import { SessionsStore } from '../sessions.store';

/** Keeps people signed in when the clock of the demonstration is moved: nobody has been away for weeks. */
@Injectable()
export class CarrySessions {
  constructor(private readonly store: SessionsStore) {}

  async run(tx: Tx, milliseconds: number): Promise<void> {
    await this.store.carry(tx, milliseconds);
  }
}
