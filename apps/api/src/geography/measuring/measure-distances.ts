import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import { Audit } from '../../audit';
import { Clock, type Tx } from '../../platform';
import { mustServe, SchoolsReader } from '../../schools';
import type { DistancesToMeasure, MeasuredRound, MeasurementOfRound, Unmeasured } from '../geography.types';
import { type Ask, askFor, keyOf, type KnownEnds } from './ask';
import { MeasurementsReader } from './measurements.reader';
import { MeasurementsStore } from './measurements.store';
import { type Instruments, RoundMeasurersReader } from './round-measurers.reader';
import { takeDistances, type TakenDistance } from './take-distances';

/**
 * Measures what the preferences of a round need, all in one go: one search over the network for each measuring point.
 *
 * What stands already, measured from the same home to the same points on the same network, is left as it is, so a job
 * may run again. What cannot be measured is said, and keeps nothing else from being measured.
 */
@Injectable()
export class MeasureDistances {
  constructor(
    private readonly store: MeasurementsStore,
    private readonly reader: MeasurementsReader,
    private readonly measurers: RoundMeasurersReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, actor: Actor, { round, wanted, progress }: DistancesToMeasure): Promise<MeasuredRound> {
    const { authority } = await this.schools.round(tx, round);
    mustServe(actor, authority);
    await this.store.wait(tx, round);
    const instruments = await this.measurers.instruments(tx, round);
    const plan = planOf(wanted, instruments, await this.reader.forRound(tx, round));
    const taken = await takeDistances(plan.asks, instruments, progress);
    const kept = taken.filter(({ unmeasured }) => unmeasured !== 'service-away');
    await this.store.add(
      tx,
      kept.map((taken) => ({ taken, number: 1 + (plan.numbers.get(keyOf(taken.ask)) ?? 0) })),
      { authority, round, account: actor.account, at: this.clock.now() },
    );
    const done: MeasuredRound = {
      measured: kept.filter(({ millimetres }) => millimetres !== null).length,
      stood: plan.stood,
      outliers: kept.filter(({ outlier }) => outlier !== null && outlier !== undefined).length,
      unmeasured: [...plan.unmeasured, ...taken.flatMap(unmeasuredOf)],
    };
    await this.audit.append(tx, {
      kind: 'distance.measured',
      actor,
      authority,
      subject: round,
      about: {
        measured: done.measured,
        stood: done.stood,
        outliers: done.outliers,
        unmeasured: done.unmeasured.length,
        network: instruments.network?.digest ?? null,
        walks: instruments.walksBy,
      },
    });
    return done;
  }
}

interface Plan {
  readonly asks: readonly Ask[];
  readonly stood: number;
  readonly unmeasured: readonly Unmeasured[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** What is to be measured now, what stands, and what cannot be measured. */
function planOf(
  wanted: DistancesToMeasure['wanted'],
  instruments: Instruments,
  standing: readonly MeasurementOfRound[],
): Plan {
  const before = new Map(standing.map((one) => [keyOf(one), one]));
  const ends: KnownEnds = new Map();
  const asks = new Map<string, Ask>();
  const unmeasured: Unmeasured[] = [];
  let stood = 0;
  for (const one of wanted) {
    const ask = askFor(one, instruments, ends);
    if ('why' in ask) {
      unmeasured.push(ask);
      continue;
    }
    const stands = before.get(keyOf(ask));
    const isSame = stands?.basis === ask.basis;
    if (!isSame || stands.unmeasured === 'service-refused') {
      asks.set(keyOf(ask), ask);
    } else if (stands.unmeasured === null) {
      stood += 1;
    } else {
      const { child, intake, measure } = ask;
      unmeasured.push({ child, intake, measure, why: stands.unmeasured, says: stands.unmeasuredSays ?? '' });
    }
  }
  return {
    asks: [...asks.values()],
    stood,
    unmeasured,
    numbers: new Map(standing.map((one) => [keyOf(one), one.number])),
  };
}

function unmeasuredOf({ ask: { child, intake, measure }, unmeasured, unmeasuredSays }: TakenDistance): Unmeasured[] {
  return unmeasured === null ? [] : [{ child, intake, measure, why: unmeasured, says: unmeasuredSays ?? '' }];
}
