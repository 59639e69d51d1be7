import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RoundNetwork } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../geography.refusals';
import { NetworksReader } from './networks.reader';
import { NetworksStore } from './networks.store';

/** Unfreezes the network of a round, as the second officer to agree. What was measured on it no longer counts once another is frozen. */
@Injectable()
export class UnfreezeNetwork {
  constructor(
    private readonly database: Database,
    private readonly store: NetworksStore,
    private readonly reader: NetworksReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, round: string): Promise<RoundNetwork> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, stage } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      if (stage === 'offered') throw refusals.offersOut();
      const frozen = await this.reader.frozen(tx, round);
      if (frozen === undefined) throw refusals.notFrozen();
      if (frozen.askedBy === null) throw refusals.notAsked();
      if (frozen.askedBy === actor.account) throw refusals.secondOfficer();
      await this.store.unfreeze(tx, frozen.id, actor.account, this.clock.now());
      await this.audit.append(tx, {
        kind: 'network.unfrozen',
        actor,
        authority,
        subject: round,
        about: { digest: frozen.network },
      });
      return this.reader.ofRound(tx, round);
    });
  }
}
