import { Injectable } from '@nestjs/common';
import { type DateOnly, type Rounding, sayDistance, stepsOf } from '@kernel';
import type { Grid, Method } from '@geography';
import type { Tx } from '../../platform';
import { SchoolsReader } from '../../schools';
import { AreasReader } from '../areas/areas.reader';
import type { AreaAt, AskedEnds } from '../geography.types';
import { Columns } from './columns';
import { endsOf } from './ask';
import { RoundMeasurersReader } from './round-measurers.reader';

/** From where, by which measure of which policy. */
export interface PreviewAsked {
  readonly round: string;
  readonly point: Grid;
  readonly method: Method;
  readonly ends: AskedEnds;
  readonly rounding: Rounding;
  /** The day whose maps count for the areas: the round's closing day unless it is said. */
  readonly on?: DateOnly;
}

/** What the school's own measure would say, from a point that somebody only tries out. Nothing of it is kept. */
export interface PreviewAnswer {
  /** As the policy states it, and in millimetres; nothing where it cannot be measured. */
  readonly distance: { readonly says: string; readonly millimetres: number } | null;
  readonly noDistance: string | null;
  readonly from: Grid;
  readonly to: (Grid & { readonly id: string }) | null;
  readonly method: Method;
  readonly areas: readonly AreaAt[];
}

/** Tries out a distance as a school's policy measures it, and says which areas the point lies in. */
@Injectable()
export class PreviewDistance {
  constructor(
    private readonly measurers: RoundMeasurersReader,
    private readonly areas: AreasReader,
    private readonly schools: SchoolsReader,
  ) {}

  async run(tx: Tx, { round, point, method, ends, rounding, on }: PreviewAsked): Promise<PreviewAnswer> {
    const { authority, dates } = await this.schools.round(tx, round);
    const areas = await this.areas.areasAt(tx, authority, point, on ?? (dates.closes as DateOnly));
    const none = (noDistance: string): PreviewAnswer => ({
      distance: null,
      noDistance,
      from: point,
      to: null,
      method,
      areas,
    });
    if ('missing' in ends) return none(`There is no point to measure to: ${ends.missing}.`);
    const { measurers } = await this.measurers.of(tx, round);
    if (measurers[method] === undefined) return none('No walking network is frozen for this round yet.');
    const { points } = endsOf(ends.points);
    const columns = new Columns();
    columns.ask(method, point, points);
    await columns.measure(measurers);
    const { taken, to } = columns.nearest(method, point, points);
    if ('failed' in taken) return none('The walk cannot be measured just now. Try again later.');
    if (!taken.distance.reached) return none(taken.distance.says);
    const { millimetres } = taken.distance;
    const says = sayDistance(stepsOf(millimetres, rounding), rounding);
    const end = points.find(({ id }) => id === to.id) ?? null;
    return { distance: { says, millimetres }, noDistance: null, from: point, to: end, method, areas };
  }
}
