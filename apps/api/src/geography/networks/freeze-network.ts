import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RoundNetwork } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../geography.refusals';
import { NetworksReader } from './networks.reader';
import { NetworksStore } from './networks.store';

/**
 * Freezes the walking network of a round: from then on every walk of the round is measured on it and on no other.
 *
 * Freezing the same one again changes nothing. Another one is refused until two officers have unfrozen the first.
 */
@Injectable()
export class FreezeNetwork {
  constructor(
    private readonly database: Database,
    private readonly store: NetworksStore,
    private readonly reader: NetworksReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, round: string, digest: string): Promise<RoundNetwork> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, stage } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      if (stage === 'offered') throw refusals.offersOut();
      if ((await this.reader.find(tx, authority, digest)) === undefined) throw refusals.noSuchNetwork();
      const frozen = {
        id: randomUUID(),
        round,
        authority,
        network: digest,
        account: actor.account,
        at: this.clock.now(),
      };
      if (await this.store.freeze(tx, frozen)) {
        await this.audit.append(tx, { kind: 'network.frozen', actor, authority, subject: round, about: { digest } });
      } else if ((await this.reader.frozen(tx, round))?.network !== digest) {
        throw refusals.networkFrozen();
      }
      return this.reader.ofRound(tx, round);
    });
  }
}
