import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { GridPoint, MeasurementWhole } from '@contract';
import { Audit } from '../../audit';
import { Clock, Database, type Tx } from '../../platform';
import { mustServe } from '../../schools';
import { refusals } from '../geography.refusals';
import { basisOf } from './ask';
import type { KeptMeasurement } from './measurement-rows';
import { MeasurementsReader } from './measurements.reader';
import { MeasurementsStore } from './measurements.store';
import { RoundMeasurersReader } from './round-measurers.reader';
import { takeDistances } from './take-distances';

/** Why it is measured again, and from where if not from the home's own point. */
export interface Remeasuring {
  readonly reason: string;
  readonly from?: GridPoint | undefined;
}

/**
 * Measures a distance again, for an officer with a reason; the new one counts in place of the old, which is kept.
 *
 * With another point it is measured from there instead (a boat's marina, a farm's gate), and stands so until the home,
 * the school's points or the network change.
 */
@Injectable()
export class RemeasureDistance {
  constructor(
    private readonly database: Database,
    private readonly store: MeasurementsStore,
    private readonly reader: MeasurementsReader,
    private readonly measurers: RoundMeasurersReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, asked: Remeasuring): Promise<MeasurementWhole> {
    return this.database.inTransaction(actor, async (tx) => {
      const { shown, authority } = await this.reader.whole(tx, id);
      mustServe(actor, authority);
      await this.store.wait(tx, shown.round);
      // Read again under the lock: somebody else may have measured meanwhile.
      const before = await this.reader.whole(tx, id);
      if (before.shown.superseded) throw refusals.superseded();
      const after = await this.measure(tx, actor, before, asked);
      await this.audit.append(tx, {
        kind: 'distance.remeasured',
        actor,
        authority,
        child: shown.child,
        subject: after.id,
        about: {
          before: shown.id,
          millimetresBefore: shown.millimetres,
          millimetres: after.millimetres,
          fromElsewhere: asked.from !== undefined,
        },
      });
      return after;
    });
  }

  private async measure(
    tx: Tx,
    actor: Actor,
    before: KeptMeasurement,
    { reason, from }: Remeasuring,
  ): Promise<MeasurementWhole> {
    const { shown, authority, ends, home, homeAccount } = before;
    const instruments = await this.measurers.instruments(tx, shown.round);
    if (instruments.measurers[shown.method] === undefined) throw refusals.notFrozen();
    const { child, intake, measure, method, homePoint } = shown;
    const ask = {
      child,
      intake,
      measure,
      method,
      home: { id: home, account: homeAccount, point: homePoint },
      from: from ?? homePoint,
      ends,
      basis: basisOf(method, homePoint, ends, instruments),
    };
    const [taken] = await takeDistances([ask], instruments);
    if (taken === undefined) throw new RangeError('One distance was asked for and none came.');
    if (taken.unmeasured === 'service-away') throw refusals.serviceAway();
    const [id = ''] = await this.store.add(tx, [{ taken, number: before.number + 1 }], {
      authority,
      round: shown.round,
      account: actor.account,
      at: this.clock.now(),
      reason,
    });
    return (await this.reader.whole(tx, id)).shown;
  }
}
