import { Inject, Injectable } from '@nestjs/common';
import {
  type Measurer,
  type Network,
  type OrsOptions,
  serviceMeasurer,
  straightLineMeasurer,
  walkingMeasurer,
} from '@geography';
import { ENVIRONMENT, type Environment, type Tx } from '../../platform';
import type { MeasuredBy, RoundMeasurers } from '../geography.types';
import { NetworksReader } from '../networks/networks.reader';
import { wire } from './ors-wire';

/** What a round is measured with, inside this room: the measurers, the network itself, and what checks the walks. */
export interface Instruments extends RoundMeasurers {
  readonly walksBy: MeasuredBy;
  /** The second method for walks: the routing service beside our network, or our network beside the service. */
  readonly second: Measurer | undefined;
}

/** Gives a round its measurers: a ruler for all, and for walks the network that is frozen for it or the routing service. */
@Injectable()
export class RoundMeasurersReader {
  private readonly service: OrsOptions | undefined;
  private readonly serviceMeasures: boolean;
  private readonly walkers = new WeakMap<Network, Measurer>();

  constructor(
    @Inject(ENVIRONMENT) { orsUrl, orsKey, walks }: Environment,
    private readonly networks: NetworksReader,
  ) {
    this.service =
      orsUrl === undefined
        ? undefined
        : { url: orsUrl, timeout: 20_000, retries: 1, ...(orsKey === undefined ? {} : { key: orsKey }) };
    this.serviceMeasures = walks === 'openrouteservice';
  }

  /** What `gather` measures with. Without a frozen network (and no service that measures) there is no measurer of walks. */
  async of(tx: Tx, round: string): Promise<RoundMeasurers> {
    const { measurers, network } = await this.instruments(tx, round);
    return { measurers, network };
  }

  /** The same, with what checks it. */
  async instruments(tx: Tx, round: string): Promise<Instruments> {
    const frozen = await this.networks.frozen(tx, round);
    const network =
      frozen === undefined ? undefined : await this.networks.network(tx, frozen.authority, frozen.network);
    const own = network === undefined ? undefined : this.walker(network);
    const service = this.service === undefined ? undefined : serviceMeasurer(this.service, wire);
    const [walks, second] = this.serviceMeasures ? [service, own] : [own, service];
    return {
      measurers: { 'straight-line': straightLineMeasurer(), 'walking-route': walks },
      network: network === undefined ? null : { digest: network.digest, date: network.date },
      walksBy: this.serviceMeasures ? 'openrouteservice' : 'own',
      second,
    };
  }

  /** One measurer for each network that is kept ready: its chequerboard is laid once. */
  private walker(network: Network): Measurer {
    const walker = this.walkers.get(network) ?? walkingMeasurer(network);
    this.walkers.set(network, walker);
    return walker;
  }
}
