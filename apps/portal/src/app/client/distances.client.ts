import { inject, Injectable } from '@angular/core';
import type {
  DistanceChallenge,
  DistanceCounted,
  evidenceRoutes,
  geographyRoutes,
  MeasurementLine,
  MeasurementWhole,
  RouteLine,
} from '@contract';
import { Api } from './api';

type Routes = typeof geographyRoutes;

/** Distances as they were measured for a round, the lines to draw, and challenges of them. */
@Injectable({ providedIn: 'root' })
export class DistancesClient {
  private readonly api = inject(Api);

  /** The distances that count for a child. */
  async ofChild(round: string, child: string, signal?: AbortSignal): Promise<readonly MeasurementLine[]> {
    const given = { params: { round }, query: { child, limit: 100 } };
    return (await this.api.ask<Routes['measurements']>('get', 'rounds/:round/measurements', given, signal)).items;
  }

  /** By measurement: the same distances as the policies count them. */
  async counted(round: string, child: string, signal?: AbortSignal): Promise<ReadonlyMap<string, DistanceCounted>> {
    const path = 'rounds/:round/children/:child/distances';
    const given = { params: { round, child } };
    const { items } = await this.api.ask<(typeof evidenceRoutes)['distances']>('get', path, given, signal);
    return new Map(items.map((one) => [one.measurement, one]));
  }

  measurement(measurement: string, signal?: AbortSignal): Promise<MeasurementWhole> {
    const path = 'measurements/:measurement';
    return this.api.ask<Routes['measurement']>('get', path, { params: { measurement } }, signal);
  }

  /** The straight line, and the walk where there is one, to be drawn. */
  route(measurement: string, signal?: AbortSignal): Promise<RouteLine> {
    return this.api.ask<Routes['route']>('get', 'measurements/:measurement/route', { params: { measurement } }, signal);
  }

  async challenges(round: string, child: string, signal?: AbortSignal): Promise<readonly DistanceChallenge[]> {
    const path = 'rounds/:round/distance-challenges';
    const given = { params: { round }, query: { child, limit: 100 } };
    return (await this.api.ask<Routes['challenges']>('get', path, given, signal)).items;
  }

  /** Says that a distance is wrong; saying it twice is saying it once. */
  challenge(measurement: string, reason: string): Promise<DistanceChallenge> {
    const path = 'measurements/:measurement/challenges';
    return this.api.ask<Routes['challenge']>('post', path, { params: { measurement }, body: { reason } });
  }
}
