import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SchoolsModule } from '../schools';
import { AddressEntity } from './addresses/address.entity';
import { AddressImportEntity } from './addresses/address-import.entity';
import { AddressesController } from './addresses/addresses.controller';
import { AddressesReader } from './addresses/addresses.reader';
import { AddressesStore } from './addresses/addresses.store';
import { ImportAddresses } from './addresses/import-addresses';
import { ImportPostcodes } from './addresses/import-postcodes';
import { KeepImport } from './addresses/keep-import';
import { PostcodePointEntity } from './addresses/postcode-point.entity';
import { AreaVersionEntity } from './areas/area-version.entity';
import { AreasController } from './areas/areas.controller';
import { AreasReader } from './areas/areas.reader';
import { AreasStore } from './areas/areas.store';
import { ImportAreas } from './areas/import-areas';
import { AnswerChallenge } from './challenges/answer-challenge';
import { DistanceChallengeEntity } from './challenges/challenge.entity';
import { ChallengeDistance } from './challenges/challenge-distance';
import { ChallengesController } from './challenges/challenges.controller';
import { ChallengesReader } from './challenges/challenges.reader';
import { ChallengesStore } from './challenges/challenges.store';
import './geography.happenings';
import { MeasureDistances } from './measuring/measure-distances';
import { MeasuredEndsEntity } from './measuring/measured-ends.entity';
import { MeasurementEntity } from './measuring/measurement.entity';
import { MeasurementsController } from './measuring/measurements.controller';
import { MeasurementsReader } from './measuring/measurements.reader';
import { MeasurementsStore } from './measuring/measurements.store';
import { PreviewDistance } from './measuring/preview-distance';
import { RemeasureDistance } from './measuring/remeasure-distance';
import { RoundMeasurersReader } from './measuring/round-measurers.reader';
import { ShowMeasurement } from './measuring/show-measurement';
import { ShowRoute } from './measuring/show-route';
import { AskToUnfreeze } from './networks/ask-to-unfreeze';
import { FreezeNetwork } from './networks/freeze-network';
import { FrozenNetworkEntity } from './networks/frozen-network.entity';
import { ImportNetwork } from './networks/import-network';
import { NetworksController } from './networks/networks.controller';
import { NetworksReader } from './networks/networks.reader';
import { NetworksStore } from './networks/networks.store';
import { UnfreezeNetwork } from './networks/unfreeze-network';
import { WalkingNetworkEntity } from './networks/walking-network.entity';

const entities = [
  AddressImportEntity,
  AddressEntity,
  PostcodePointEntity,
  AreaVersionEntity,
  WalkingNetworkEntity,
  FrozenNetworkEntity,
  MeasuredEndsEntity,
  MeasurementEntity,
  DistanceChallengeEntity,
];
const forOtherRooms = [
  AddressesReader,
  ImportAddresses,
  ImportPostcodes,
  KeepImport,
  AreasReader,
  ImportAreas,
  NetworksReader,
  ImportNetwork,
  FreezeNetwork,
  AskToUnfreeze,
  UnfreezeNetwork,
  MeasurementsReader,
  ChallengesReader,
  AnswerChallenge,
  RoundMeasurersReader,
  MeasureDistances,
  RemeasureDistance,
  PreviewDistance,
];

/** Addresses, catchments, walking networks, and every distance that is measured. */
@Module({
  imports: [TypeOrmModule.forFeature(entities), SchoolsModule],
  controllers: [AddressesController, AreasController, NetworksController, MeasurementsController, ChallengesController],
  providers: [
    AddressesStore,
    AreasStore,
    NetworksStore,
    MeasurementsStore,
    ChallengesStore,
    ChallengeDistance,
    ShowMeasurement,
    ShowRoute,
    ...forOtherRooms,
  ],
  exports: forOtherRooms,
})
export class GeographyModule {}
