import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RoundNetwork } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import { refusals } from '../geography.refusals';
import { NetworksReader } from './networks.reader';
import { NetworksStore } from './networks.store';

/** Asks to unfreeze the network of a round, with a reason. Nothing is unfrozen until a second officer agrees. */
@Injectable()
export class AskToUnfreeze {
  constructor(
    private readonly database: Database,
    private readonly store: NetworksStore,
    private readonly reader: NetworksReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, round: string, reason: string): Promise<RoundNetwork> {
    return this.database.inTransaction(actor, async (tx) => {
      const { authority, stage } = await this.schools.round(tx, round);
      mustServe(actor, authority);
      if (stage === 'offered') throw refusals.offersOut();
      const frozen = await this.reader.frozen(tx, round);
      if (frozen === undefined) throw refusals.notFrozen();
      await this.store.askToUnfreeze(tx, frozen.id, actor.account, this.clock.now(), reason);
      await this.audit.append(tx, {
        kind: 'network.unfreezing-asked',
        actor,
        authority,
        subject: round,
        about: { digest: frozen.network },
      });
      return this.reader.ofRound(tx, round);
    });
  }
}
