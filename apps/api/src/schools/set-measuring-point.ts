import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { MeasuringPoint } from '@contract';
import { Audit } from '../audit';
import { Database } from '../platform';
import { mustServe } from './may-set';
import { SchoolsReader } from './schools.reader';
import { refusals } from './schools.refusals';
import { SchoolsStore } from './schools.store';

/** Sets a point that distances to a school are measured to. What was measured to it before keeps the point it was measured to. */
@Injectable()
export class SetMeasuringPoint {
  constructor(
    private readonly database: Database,
    private readonly store: SchoolsStore,
    private readonly reader: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, point: MeasuringPoint): Promise<MeasuringPoint> {
    return this.database.inTransaction(actor, async (tx) => {
      const { id, authority } = await this.reader.school(tx, point.school);
      mustServe(actor, authority);
      const points = await this.reader.measuringPoints(tx, id);
      const centre = points.find(({ kind }) => kind === 'centre');
      if (point.kind === 'centre' && centre !== undefined && centre.point !== point.point) throw refusals.twoCentres();
      const before = points.find((one) => one.point === point.point);
      await this.store.setPoint(tx, point);
      await this.audit.append(tx, {
        kind: 'school.measuring-point-set',
        actor,
        authority,
        school: id,
        subject: id,
        about: {
          point: point.point,
          kind: point.kind,
          at: [point.easting, point.northing],
          before: before === undefined ? null : [before.easting, before.northing],
        },
      });
      return point;
    });
  }
}
