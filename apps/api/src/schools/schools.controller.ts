import { Controller } from '@nestjs/common';
import type { Actor } from '@kernel';
import { type AnswerOf, type InputOf, schoolRoutes } from '@contract';
import { Database, Input, May, Public, Serves, Who } from '../platform';
import { AddSchool } from './add-school';
import { SetSchoolDays } from './authorities/set-school-days';
import { ShowSchoolDays } from './authorities/show-school-days';
import { RemoveMeasuringPoint } from './remove-measuring-point';
import { SchoolsReader } from './schools.reader';
import { SetMeasuringPoint } from './set-measuring-point';
import { ShowSchool } from './show-school';

type Routes = typeof schoolRoutes;

/** Schools, for everybody to find; their measuring points and days, for officers to set. */
@Controller()
export class SchoolsController {
  constructor(
    private readonly database: Database,
    private readonly reader: SchoolsReader,
    private readonly showSchool: ShowSchool,
    private readonly addSchool: AddSchool,
    private readonly setMeasuringPoint: SetMeasuringPoint,
    private readonly removeMeasuringPoint: RemoveMeasuringPoint,
    private readonly showSchoolDays: ShowSchoolDays,
    private readonly setSchoolDays: SetSchoolDays,
  ) {}

  @Serves(schoolRoutes.find)
  @Public()
  find(@Input() { query }: InputOf<Routes['find']>, @Who() actor: Actor): Promise<AnswerOf<Routes['find']>> {
    return this.database.inTransaction(actor, (tx) => this.reader.findSchools(tx, query));
  }

  @Serves(schoolRoutes.show)
  @Public()
  show(@Input() { params }: InputOf<Routes['show']>, @Who() actor: Actor): Promise<AnswerOf<Routes['show']>> {
    return this.showSchool.run(actor, params.school);
  }

  @Serves(schoolRoutes.add)
  @May('officer', 'operator')
  add(@Input() { body }: InputOf<Routes['add']>, @Who() actor: Actor): Promise<AnswerOf<Routes['add']>> {
    return this.addSchool.run(actor, body);
  }

  @Serves(schoolRoutes.setMeasuringPoint)
  @May('officer', 'operator')
  setPoint(
    @Input() { params, body }: InputOf<Routes['setMeasuringPoint']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['setMeasuringPoint']>> {
    return this.setMeasuringPoint.run(actor, { ...params, ...body });
  }

  @Serves(schoolRoutes.removeMeasuringPoint)
  @May('officer', 'operator')
  async removePoint(
    @Input() { params }: InputOf<Routes['removeMeasuringPoint']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['removeMeasuringPoint']>> {
    await this.removeMeasuringPoint.run(actor, params.school, params.point);
    return undefined;
  }

  @Serves(schoolRoutes.days)
  @Public()
  days(@Input() { params }: InputOf<Routes['days']>, @Who() actor: Actor): Promise<AnswerOf<Routes['days']>> {
    return this.showSchoolDays.run(actor, params);
  }

  @Serves(schoolRoutes.setDays)
  @May('officer', 'operator')
  setDays(
    @Input() { params, body }: InputOf<Routes['setDays']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['setDays']>> {
    return this.setSchoolDays.run(actor, params, body);
  }
}
