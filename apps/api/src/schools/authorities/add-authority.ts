import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { Authority, Scheme } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { refusals } from '../schools.refusals';
import { AuthoritiesReader } from './authorities.reader';
import { AuthoritiesStore } from './authorities.store';

/** An authority that begins to co-ordinate its rounds here. */
export interface NewAuthority {
  readonly id: string;
  readonly number?: string | undefined;
  readonly name: string;
  readonly scheme: Scheme;
}

/** Adds an authority whose rounds are co-ordinated here; one that the register already named is taken over. */
@Injectable()
export class AddAuthority {
  constructor(
    private readonly database: Database,
    private readonly store: AuthoritiesStore,
    private readonly reader: AuthoritiesReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, { id, number, name, scheme }: NewAuthority): Promise<Authority> {
    return this.database.inTransaction(actor, async (tx) => {
      if (number !== undefined && (await this.store.hasNumber(tx, number, id))) throw refusals.numberTaken();
      const added = await this.store.add(tx, { id, number: number ?? null, name, scheme });
      if (!added) throw refusals.authorityExists();
      await this.audit.append(tx, { kind: 'authority.added', actor, authority: id, subject: id });
      return this.reader.authority(tx, id);
    });
  }
}
