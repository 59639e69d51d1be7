export { AddressesReader, type FoundPoint } from './addresses/addresses.reader';
export { ImportAddresses } from './addresses/import-addresses';
export { ImportPostcodes } from './addresses/import-postcodes';
export { AreasReader } from './areas/areas.reader';
export { ImportAreas } from './areas/import-areas';
export { AnswerChallenge } from './challenges/answer-challenge';
export { ChallengesReader } from './challenges/challenges.reader';
export { GeographyModule } from './geography.module';
export type {
  AreaAt,
  AreasOfDay,
  AskedEnds,
  AskedHome,
  DistancesToMeasure,
  MeasuredBy,
  MeasuredRound,
} from './geography.types';
export type {
  MeasurementOfRound,
  OutlierWhy,
  RoundMeasurers,
  Unmeasured,
  UnmeasuredWhy,
  WantedDistance,
} from './geography.types';
export { MeasureDistances } from './measuring/measure-distances';
export { MeasurementsReader } from './measuring/measurements.reader';
export { type PreviewAnswer, type PreviewAsked, PreviewDistance } from './measuring/preview-distance';
export { RemeasureDistance } from './measuring/remeasure-distance';
export { RoundMeasurersReader } from './measuring/round-measurers.reader';
export { AskToUnfreeze } from './networks/ask-to-unfreeze';
export { FreezeNetwork } from './networks/freeze-network';
export { type Drawing, routeLine } from './measuring/route-line';
export { ImportNetwork } from './networks/import-network';
export { NetworksReader } from './networks/networks.reader';
export { UnfreezeNetwork } from './networks/unfreeze-network';
