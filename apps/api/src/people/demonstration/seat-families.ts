import { systemActor } from '@kernel';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, ENVIRONMENT, type Environment } from '../../platform';
import { AccountsStore } from '../accounts.store';
import { demonstrationIssuer, personaAccount } from './personas';

/** A family of the demonstration's town: whoever of it applies. Nobody signs in as them. */
export interface Family {
  /** Stands once in the town; the account follows from it. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Gives the families of the demonstration's town the accounts that parents have. In production there is no such town. */
@Injectable()
export class SeatFamilies {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsStore,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** All of them, or none; those who have their accounts already keep them. Gives back the accounts by family. */
  async run(families: readonly Family[]): Promise<ReadonlyMap<string, string>> {
    if (this.environment.mode !== 'demonstration') throw new Error('Only the demonstration has made-up families.');
    if (families.some(({ email }) => !email.endsWith('.example')))
      throw new Error('A made-up address ends in .example.');
    const madeAt = this.clock.now();
    const parents = families.map((family) => ({ ...family, account: personaAccount(family.id) }));
    await this.database.inTransaction(systemActor, (tx) =>
      this.accounts.addParents(tx, parents, { issuer: demonstrationIssuer, madeAt }),
    );
    return new Map(parents.map(({ id, account }) => [id, account]));
  }
}
