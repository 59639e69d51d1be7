import { Injectable } from '@nestjs/common';
import { type Actor, digest } from '@kernel';
import type { Authority, Scheme } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { mustServe } from '../may-set';
import { AuthoritiesReader } from './authorities.reader';
import { AuthoritiesStore } from './authorities.store';

/** Sets an authority's scheme. Rounds already added keep the terms they were added with. */
@Injectable()
export class SetScheme {
  constructor(
    private readonly database: Database,
    private readonly store: AuthoritiesStore,
    private readonly reader: AuthoritiesReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, id: string, scheme: Scheme): Promise<Authority> {
    mustServe(actor, id);
    return this.database.inTransaction(actor, async (tx) => {
      const before = await this.reader.authority(tx, id);
      await this.store.setScheme(tx, id, scheme);
      await this.audit.append(tx, {
        kind: 'authority.scheme-set',
        actor,
        authority: id,
        subject: id,
        about: { before: before.scheme === null ? null : digest(before.scheme), scheme: digest(scheme) },
      });
      return { ...before, scheme };
    });
  }
}
