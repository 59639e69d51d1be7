import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { EarlierSchool, TownSchool } from '@town';
import { type Policy, parsePolicy } from '@policy';
import type { NewSchool } from '@contract';
import { AddSchool, SetIntake, SetMeasuringPoint } from '../../schools';
import { Actors } from '../actors';
import type { TownShown } from '../town/town-book';
import { unlessDone } from './already';
import type { Step, StepUnderWay } from './step';
import { TownRound } from './town-round';

const says: Readonly<Record<TownSchool['points'][number]['kind'], string>> = {
  gate: 'a gate',
  'named-point': 'the main gate',
  centre: 'the centre of the site',
  reception: 'the reception desk',
  'nodal-point': 'a published point away from the school',
};

/** Puts in the schools with the points that are measured to and their places, and the primary schools children come from. */
@Injectable()
export class PutSchools implements Step {
  readonly name = 'schools';

  constructor(
    private readonly actors: Actors,
    private readonly add: AddSchool,
    private readonly points: SetMeasuringPoint,
    private readonly intakes: SetIntake,
    private readonly rounds: TownRound,
  ) {}

  async run({ shown, underWay }: StepUnderWay): Promise<void> {
    const officer = this.actors.persona('ruth-harper');
    const { schools, earlier } = shown.town;
    const { round, intakes } = await this.rounds.whole();
    for (const [at, school] of schools.entries()) {
      await this.school(officer, school, policyOf(shown, school.id));
      if (!intakes.has(school.id)) await this.intake(officer, round.id, school, shown);
      await underWay.progress(at + 1, schools.length + earlier.length);
    }
    for (const school of earlier) await this.primary(officer, school);
  }

  private async school(officer: Actor, school: TownSchool, policy: Policy): Promise<void> {
    const { id, name, centre } = school;
    const added = await unlessDone('schools.school-exists', () =>
      this.add.run(officer, {
        ...newSchool({ id, name, easting: centre.easting, northing: centre.northing }),
        kind: policy.school.kind,
        phase: 'secondary',
        lowAge: 11,
        highAge: 18,
        selective: policy.school.selection !== 'none',
        ...(policy.school.religiousCharacter === 'none'
          ? {}
          : { religiousCharacter: policy.school.religiousCharacter }),
        admissionAuthority: admissionAuthorityOf(policy),
      }),
    );
    if (added === undefined && (await this.hasPoints(school))) return;
    for (const { point, kind, easting, northing } of school.points) {
      const where = { school: id, point, kind, site: 'main site', says: says[kind], easting, northing };
      await this.points.run(officer, where);
    }
  }

  /** Whether all its points were put in before. */
  private async hasPoints({ id, points }: TownSchool): Promise<boolean> {
    return (await this.rounds.pointsOf(id)) >= points.length;
  }

  private async intake(officer: Actor, round: string, school: TownSchool, shown: TownShown): Promise<void> {
    const { kind, areas } = school;
    await this.intakes.run(officer, round, {
      school: school.id,
      ageGroup: 'year-7',
      admissionNumber: shown.town.places.get(school.id) ?? 1,
      takesFallback: !['grammar', 'grammar-with-premium', 'own-list'].includes(kind),
      catchment: areas.map(({ id }) => id).filter((id) => id.endsWith('-catchment')),
    });
  }

  private async primary(officer: Actor, { id, name, easting, northing }: EarlierSchool): Promise<void> {
    const where = { easting: Math.round(easting), northing: Math.round(northing) };
    await unlessDone('schools.school-exists', () =>
      this.add.run(officer, { ...newSchool({ id, name, ...where }), phase: 'primary', lowAge: 4, highAge: 11 }),
    );
  }
}

function newSchool(school: Pick<NewSchool, 'id' | 'name' | 'easting' | 'northing'>): NewSchool {
  const usual = {
    authority: 'town',
    kind: 'community',
    phase: 'secondary',
    gender: 'mixed',
    selective: false,
  } as const;
  return { ...usual, ...school, town: 'Marram' };
}

/** The policy that the town fitted to a school. */
export function policyOf({ files }: TownShown, school: string): Policy {
  const file = `policies/${school}.yaml`;
  return parsePolicy(files.get(file) ?? '', file);
}

/** The governing body or the trust that sets the policy; community schools have the authority instead. */
function admissionAuthorityOf({ school: { id, name, kind } }: Policy): NewSchool['admissionAuthority'] {
  const isTrust = kind === 'academy' || kind === 'free-school';
  return isTrust
    ? { id: `${id}-trust`, name: `${name} Trust` }
    : { id: `${id}-governors`, name: `The governing body of ${name}` };
}
