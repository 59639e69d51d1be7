import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@kernel';
import type { Intake, NewIntake, Round, School } from '@contract';
import { Audit } from '../../audit';
import { Database } from '../../platform';
import { mustServe } from '../may-set';
import { SchoolsReader } from '../schools.reader';
import { refusals } from '../schools.refusals';
import { RoundsReader } from './rounds.reader';
import { RoundsStore } from './rounds.store';

/** The age groups that start in a round of each phase. */
const startingIn: Readonly<Record<Round['phase'], readonly Intake['ageGroup'][]>> = {
  primary: ['reception'],
  junior: ['year-3'],
  middle: ['year-5', 'year-6'],
  secondary: ['year-7'],
  upper: ['year-8', 'year-9', 'year-10', 'year-12'],
};

/** Sets how many places a school has in a round: its published admission number, and more where it offers more (1.4). */
@Injectable()
export class SetIntake {
  constructor(
    private readonly database: Database,
    private readonly store: RoundsStore,
    private readonly reader: RoundsReader,
    private readonly schools: SchoolsReader,
    private readonly audit: Audit,
  ) {}

  async run(actor: Actor, roundId: string, wanted: NewIntake): Promise<Intake> {
    return this.database.inTransaction(actor, async (tx) => {
      await this.store.lock(tx, roundId);
      const round = await this.reader.round(tx, roundId);
      mustServe(actor, round.authority);
      const school = await this.schools.school(tx, wanted.school);
      const before = (await this.reader.intakesOf(tx, roundId)).find(
        (one) => one.school === school.id && one.ageGroup === wanted.ageGroup,
      );
      const offerLimit = wanted.offerLimit ?? wanted.admissionNumber;
      check(round, school, before, { ...wanted, offerLimit });
      const id = before?.id ?? randomUUID();
      const { ageGroup, admissionNumber, takesFallback, catchment } = wanted;
      const offerLimitReason = offerLimit === admissionNumber ? null : (wanted.reason ?? null);
      await this.store.setIntake(tx, {
        id,
        round: roundId,
        school: school.id,
        ageGroup,
        name: school.name,
        admissionNumber,
        offerLimit,
        offerLimitReason,
        takesFallback,
        catchment,
      });
      await this.audit.append(tx, {
        kind: 'intake.set',
        actor,
        authority: round.authority,
        school: school.id,
        subject: id,
        about: {
          round: roundId,
          ageGroup,
          admissionNumber,
          offerLimit,
          reason: offerLimitReason,
          before: before === undefined ? null : [before.admissionNumber, before.offerLimit],
        },
      });
      return this.reader.intake(tx, id);
    });
  }
}

/** Refuses numbers that the Code or the moment does not allow. */
function check(
  round: Round,
  school: School,
  before: Intake | undefined,
  wanted: NewIntake & { readonly offerLimit: number },
): void {
  if (school.authority !== round.authority) throw refusals.notYours();
  if (school.status === 'closed') throw refusals.closedSchool();
  if (!startingIn[round.phase].includes(wanted.ageGroup)) throw refusals.wrongAgeGroup();
  if (wanted.offerLimit < wanted.admissionNumber) throw refusals.belowAdmissionNumber();
  if (wanted.offerLimit > wanted.admissionNumber && wanted.reason === undefined) throw refusals.reasonNeeded();
  const sameNumber = before?.admissionNumber === wanted.admissionNumber;
  if (before?.policy !== undefined && before.policy !== null && !sameNumber) throw refusals.numberDetermined();
  if (round.stage !== 'offered') return;
  if (before === undefined || !sameNumber || wanted.offerLimit < before.offerLimit) throw refusals.offersMade();
}
