import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, geographyRoutes, type InputOf } from '@contract';
import { Database, Input, May, Serves, Who } from '../../platform';
import { SchoolsReader } from '../../schools';
import { MeasurementsReader } from './measurements.reader';
import { RemeasureDistance } from './remeasure-distance';
import { ShowMeasurement } from './show-measurement';
import { ShowRoute } from './show-route';

type Routes = typeof geographyRoutes;

/** Measurements: for officers of the authority, and for the family whose home was measured from. */
@Controller()
export class MeasurementsController {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly reader: MeasurementsReader,
    private readonly showMeasurement: ShowMeasurement,
    private readonly showRoute: ShowRoute,
    private readonly remeasureDistance: RemeasureDistance,
  ) {}

  @Serves(geographyRoutes.measurements)
  @May('officer', 'parent')
  list(
    @Input() { params, query }: InputOf<Routes['measurements']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['measurements']>> {
    return this.database.inTransaction(actor, async (tx) => {
      const { id } = await this.schools.round(tx, params.round);
      return this.reader.list(tx, id, query);
    });
  }

  @Serves(geographyRoutes.measurement)
  @May('officer', 'parent')
  show(
    @Input() { params }: InputOf<Routes['measurement']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['measurement']>> {
    return this.showMeasurement.run(actor, params.measurement);
  }

  @Serves(geographyRoutes.route)
  @May('officer', 'parent')
  route(@Input() { params }: InputOf<Routes['route']>, @Who() actor: Actor): Promise<AnswerOf<Routes['route']>> {
    return this.showRoute.run(actor, params.measurement);
  }

  @Serves(geographyRoutes.remeasure)
  @May('officer')
  remeasure(
    @Input() { params, body }: InputOf<Routes['remeasure']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['remeasure']>> {
    return this.remeasureDistance.run(actor, params.measurement, body);
  }
}
