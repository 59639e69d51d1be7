import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddSchool } from './add-school';
import { AddAuthority } from './authorities/add-authority';
import { AdmissionAuthorityEntity } from './authorities/admission-authority.entity';
import { AuthoritiesController } from './authorities/authorities.controller';
import { AuthoritiesReader } from './authorities/authorities.reader';
import { AuthoritiesStore } from './authorities/authorities.store';
import { AuthorityEntity } from './authorities/authority.entity';
import { Looks } from './authorities/looks';
import { SchoolDaysEntity } from './authorities/school-days.entity';
import { SetScheme } from './authorities/set-scheme';
import { SetSchoolDays } from './authorities/set-school-days';
import { ShowSchoolDays } from './authorities/show-school-days';
import { Calendars } from './calendars';
import { MeasuringPointEntity } from './measuring-point.entity';
import { ImportSchools } from './register/import-schools';
import { RegisterChangeEntity } from './register/register-change.entity';
import { RegisterImportEntity } from './register/register-import.entity';
import { RegisterController } from './register/register.controller';
import { RegisterReader } from './register/register.reader';
import { RegisterStore } from './register/register.store';
import { RemoveMeasuringPoint } from './remove-measuring-point';
import { AddRound } from './rounds/add-round';
import { ChangeRoundDates } from './rounds/change-round-dates';
import { IntakeEntity } from './rounds/intake.entity';
import { NamePolicy } from './rounds/name-policy';
import { RoundEntity } from './rounds/round.entity';
import { RoundsController } from './rounds/rounds.controller';
import { RoundsReader } from './rounds/rounds.reader';
import { RoundsStore } from './rounds/rounds.store';
import { SetIntake } from './rounds/set-intake';
import { SchoolEntity } from './school.entity';
import { SchoolsController } from './schools.controller';
import './schools.happenings';
import { SchoolsReader } from './schools.reader';
import { SchoolsStore } from './schools.store';
import { SetMeasuringPoint } from './set-measuring-point';
import { ShowSchool } from './show-school';

const entities = [
  AuthorityEntity,
  AdmissionAuthorityEntity,
  SchoolEntity,
  MeasuringPointEntity,
  SchoolDaysEntity,
  RoundEntity,
  IntakeEntity,
  RegisterImportEntity,
  RegisterChangeEntity,
];
const sources = [Looks, Calendars, AuthoritiesStore, AuthoritiesReader, RoundsStore, RoundsReader, SchoolsStore];
const forOtherRooms = [
  SchoolsReader,
  AddAuthority,
  SetScheme,
  SetSchoolDays,
  AddSchool,
  ImportSchools,
  SetMeasuringPoint,
  AddRound,
  ChangeRoundDates,
  SetIntake,
  NamePolicy,
];

/** Authorities, schools, rounds and intakes. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  controllers: [AuthoritiesController, SchoolsController, RoundsController, RegisterController],
  providers: [
    ...sources,
    ...forOtherRooms,
    RegisterStore,
    RegisterReader,
    RemoveMeasuringPoint,
    ShowSchool,
    ShowSchoolDays,
  ],
  exports: forOtherRooms,
})
export class SchoolsModule {}
