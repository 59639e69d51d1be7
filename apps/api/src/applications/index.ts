export { ApplicationsReader } from './applications.reader';
export type {
  AgeGroupAnswer,
  ApplicationBlock,
  ApplicationState,
  Channel,
  ChildRecord,
  CountingHome,
  CountingPreference,
  Guardian,
  Lateness,
  RestrictedKind,
  RoundApplication,
  StandingClaim,
} from './applications.types';
