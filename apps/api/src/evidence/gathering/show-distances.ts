import { Injectable } from '@nestjs/common';
import type { DistanceCounted, MeasurementLine } from '@contract';
import { type Actor, type Language, sayDistance, stepsOf } from '@kernel';
import type { Policy } from '@policy';
import { MeasurementsReader } from '../../geography';
import { Database } from '../../platform';
import { PoliciesReader } from '../../policies';
import { SchoolsReader } from '../../schools';

/** More distances than a child's choices can have. */
const most = 100;

/** Says a child's distances as the policies of the schools count them (1.13): in their unit, with their rounding, and how. */
@Injectable()
export class ShowDistances {
  constructor(
    private readonly database: Database,
    private readonly schools: SchoolsReader,
    private readonly measurements: MeasurementsReader,
    private readonly policies: PoliciesReader,
  ) {}

  /** Those that the actor may see; refuses a round that is not there. */
  async run(actor: Actor, roundId: string, child: string, language: Language): Promise<DistanceCounted[]> {
    return this.database.inTransaction(actor, async (tx) => {
      const { id } = await this.schools.round(tx, roundId);
      const { items } = await this.measurements.list(tx, id, { child, limit: most });
      const determined = await this.policies.determined(tx, [...new Set(items.map(({ intake }) => intake))]);
      const policies = new Map(determined.map(({ intake, policy }) => [intake, policy]));
      return items.flatMap((line) => countedBy(policies.get(line.intake), line, language));
    });
  }
}

function countedBy(
  policy: Policy | undefined,
  { id, intake, measure, millimetres }: MeasurementLine,
  language: Language,
): DistanceCounted[] {
  const how = policy?.definitions.measures[measure];
  if (how === undefined) return [];
  const counts = millimetres === null ? null : sayDistance(stepsOf(millimetres, how), how, language);
  return [{ measurement: id, intake, counts, how: how.says }];
}
