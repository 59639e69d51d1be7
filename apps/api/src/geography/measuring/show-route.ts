import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { RouteLine } from '@contract';
import { Database } from '../../platform';
import { NetworksReader } from '../networks/networks.reader';
import { routeLine } from './route-line';
import { ShowMeasurement } from './show-measurement';

/** Shows the way of a measurement as lines to draw, found anew on the network that it was measured on. */
@Injectable()
export class ShowRoute {
  constructor(
    private readonly database: Database,
    private readonly networks: NetworksReader,
    private readonly showMeasurement: ShowMeasurement,
  ) {}

  async run(actor: Actor, id: string): Promise<RouteLine> {
    return this.database.inTransaction(actor, async (tx) => {
      const { shown, authority, ends } = await this.showMeasurement.look(tx, actor, id);
      const [first] = ends.points;
      const to = shown.to ?? first;
      if (to === undefined) throw new RangeError('A measurement without any end was kept.');
      if (shown.method === 'straight-line') return routeLine(shown.from, to, { walk: false });
      if (shown.network === null)
        return routeLine(shown.from, to, { walk: false, noWalk: shown.unmeasured ?? byService });
      const network = await this.networks.network(tx, authority, shown.network);
      return routeLine(shown.from, to, { walk: true, network });
    });
  }
}

const byService = 'The walk was measured by a routing service; only its length is kept.';
