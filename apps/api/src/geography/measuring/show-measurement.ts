import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { MeasurementWhole } from '@contract';
import { Audit } from '../../audit';
import { Database, type Tx } from '../../platform';
import type { KeptMeasurement } from './measurement-rows';
import { MeasurementsReader } from './measurements.reader';

/** Shows one measurement whole. It tells where a child lives, so it is written down that it was looked at, unless by the family. */
@Injectable()
export class ShowMeasurement {
  constructor(
    private readonly database: Database,
    private readonly reader: MeasurementsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, id: string): Promise<MeasurementWhole> {
    return this.database.inTransaction(actor, async (tx) => (await this.look(tx, actor, id)).shown);
  }

  /** The measurement, and the note that it was looked at. */
  async look(tx: Tx, actor: Actor, id: string): Promise<KeptMeasurement> {
    const kept = await this.reader.whole(tx, id);
    if (kept.homeAccount !== actor.account) {
      await this.audit.read(tx, {
        kind: 'distance.read',
        actor,
        authority: kept.authority,
        child: kept.shown.child,
        subject: id,
      });
    }
    return kept;
  }
}
