import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllocationModule } from '../allocation';
import { ApplicationsModule } from '../applications';
import { EvidenceModule } from '../evidence';
import { GeographyModule } from '../geography';
import { OffersModule } from '../offers';
import { PeopleModule } from '../people';
import { PoliciesModule } from '../policies';
import { ProspectusModule } from '../prospectus';
import { SchoolsModule } from '../schools';
import { Actors } from './actors';
import { BeginDemonstration } from './begin-demonstration';
import { ClockAndDatabase, ForwardClock } from './clock/forward-clock';
import { MoveClock, MovingOn } from './clock/move-clock';
import { MovesOn } from './clock/moves-on';
import { ShowClock } from './clock/show-clock';
import { DemonstrationController } from './demonstration.controller';
import { DemonstrationEntity } from './demonstration.entity';
import './demonstration.happenings';
import { DemonstrationStore } from './demonstration.store';
import { DemonstrationWorker } from './demonstration.worker';
import { AnswerClaims } from './officers/answer-claims';
import { AskOfficers } from './officers/ask-officers';
import { ClearBlocks, Settling } from './officers/clear-blocks';
import { DecideApplications, DecidingVerbs } from './officers/decide-applications';
import { DecideLists } from './officers/decide-lists';
import { FamiliesAnswer, TownFamilies } from './officers/families-answer';
import { OfficersWork, PlayOfficers } from './officers/play-officers';
import { PlaceHomes, PlacingReaders, PlacingVerbs } from './officers/place-homes';
import { RunTownsRound, RunVerbs } from './officers/run-round';
import { FamiliesIn } from './putting/families-in';
import { NeighbourDraws } from './putting/neighbour-draws';
import { NeighbourFamilies } from './putting/neighbour-families';
import { PutAuthorities } from './putting/put-authorities';
import { PutDraws } from './putting/put-draws';
import { PutFamilies } from './putting/put-families';
import { ParentsVerbs, PutFamily } from './putting/put-family';
import { ClaimsReaders, PutFindings } from './putting/put-findings';
import { PutLists } from './putting/put-lists';
import { PutMaps } from './putting/put-maps';
import { PutNeighbour, SchoolVerbs } from './putting/put-neighbour';
import { PutPastYears } from './putting/put-past-years';
import { PutPolicies } from './putting/put-policies';
import { PutSchools } from './putting/put-schools';
import { PutTownIn } from './putting/put-town-in';
import { PuttingTools } from './putting/putting-tools';
import { LandSteps, PeopleSteps } from './putting/steps';
import { TownRound } from './putting/town-round';
import { RoundInState } from './round-in-state';
import { ShowState } from './show-state';
import { TownBook } from './town/town-book';

const below = [
  PeopleModule,
  SchoolsModule,
  GeographyModule,
  PoliciesModule,
  ApplicationsModule,
  EvidenceModule,
  AllocationModule,
  OffersModule,
  ProspectusModule,
];
const land = [PutAuthorities, PutSchools, PutPolicies, PutMaps, PutDraws, LandSteps];
const people = [PutPastYears, PutFamilies, PutFamily, PutFindings, PutLists, PutNeighbour, PeopleSteps];
const officers = [
  ...[AskOfficers, PlayOfficers, OfficersWork, ClearBlocks, Settling, AnswerClaims, DecideLists],
  ...[DecideApplications, DecidingVerbs, RunTownsRound, RunVerbs, MovesOn],
  ...[FamiliesAnswer, TownFamilies, PlaceHomes, PlacingVerbs, PlacingReaders],
];
const helpers = [
  ...[TownBook, Actors, TownRound, FamiliesIn, ForwardClock, ClockAndDatabase, PuttingTools],
  ...[ParentsVerbs, ClaimsReaders, SchoolVerbs, NeighbourDraws, NeighbourFamilies, MovingOn, RoundInState],
];

/** The demonstration: its town, put in through the rooms' own verbs, its clock, and what is to be seen in it. */
@Module({
  imports: [TypeOrmModule.forFeature([DemonstrationEntity]), ...below],
  controllers: [DemonstrationController],
  providers: [
    DemonstrationStore,
    DemonstrationWorker,
    BeginDemonstration,
    PutTownIn,
    ShowState,
    ShowClock,
    MoveClock,
    ...land,
    ...people,
    ...officers,
    ...helpers,
  ],
  exports: [BeginDemonstration],
})
export class DemonstrationModule {}
