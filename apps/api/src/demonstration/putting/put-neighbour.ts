import { Injectable } from '@nestjs/common';
import type { TownSchool } from '@town';
import type { Intake } from '@contract';
import { AddSchool, SetIntake, SetMeasuringPoint } from '../../schools';
import { unlessDone } from './already';
import { NeighbourDraws } from './neighbour-draws';
import { NeighbourFamilies } from './neighbour-families';
import { neighbourSchools } from './neighbours';
import { PutPolicies } from './put-policies';
import { PuttingTools } from './putting-tools';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

/** The verbs by which a school and its places come in. */
@Injectable()
export class SchoolVerbs {
  constructor(
    readonly add: AddSchool,
    readonly points: SetMeasuringPoint,
    readonly intakes: SetIntake,
    readonly policies: PutPolicies,
  ) {}
}

/** Puts in the neighbouring authority: two schools and a few families, whom nobody of the town may see. */
@Injectable()
export class PutNeighbour implements Step {
  readonly name = 'neighbour';

  constructor(
    private readonly verbs: SchoolVerbs,
    private readonly draws: NeighbourDraws,
    private readonly families: NeighbourFamilies,
    private readonly rounds: TownRound,
    private readonly tools: PuttingTools,
  ) {}

  async run({ shown }: StepUnderWay): Promise<void> {
    const officer = this.tools.actors.persona('nina-cole');
    const schools = neighbourSchools(shown.town);
    const { round, intakes } = await this.rounds.whole('neighbour');
    for (const school of schools) {
      const { id, name, centre } = school;
      const [easting, northing] = [Math.round(centre.easting), Math.round(centre.northing)];
      const kind = school.kind === 'community' ? 'community' : 'academy';
      await unlessDone('schools.school-exists', () =>
        this.verbs.add.run(officer, {
          ...{ id, name, authority: 'neighbour', kind, phase: 'secondary', lowAge: 11, highAge: 16, gender: 'mixed' },
          ...{ selective: false, easting, northing, town: 'Marram Staithe' },
          admissionAuthority: { id: `${id}-trust`, name: `${name} Trust` },
        }),
      );
      for (const { point, kind: what, easting: east, northing: north } of school.points) {
        const where = { kind: what, site: 'main site', says: what, easting: east, northing: north };
        await this.verbs.points.run(officer, { school: id, point, ...where });
      }
      if (intakes.has(id)) continue;
      const places = { ageGroup: 'year-7', admissionNumber: 30, takesFallback: true, catchment: [] } as const;
      await this.verbs.intakes.run(officer, round.id, { school: id, ...places, catchment: [] });
    }
    const now = (await this.rounds.whole('neighbour')).intakes;
    for (const school of schools) await this.policy(now.get(school.id), school);
    await this.draws.run([...now.values()]);
    await this.families.run(shown, round.id, [...now.values()]);
  }

  private async policy(intake: Intake | undefined, school: TownSchool): Promise<void> {
    if (intake?.policy !== null) return;
    await this.verbs.policies.put(intake, this.families.policyFor(school), this.tools.actors.persona('nina-cole'));
  }
}
