export { ApplicationsModule } from './applications.module';
export { ApplicationsReader } from './applications.reader';
export type {
  AgeGroupAnswer,
  ApplicationBlock,
  ApplicationState,
  Channel,
  ChildRecord,
  CountingHome,
  CountingPreference,
  ForLetters,
  Guardian,
  Lateness,
  RestrictedKind,
  RoundApplication,
  StandingClaim,
} from './applications.types';
export { DecideAgeGroup } from './deciding/decide-age-group';
export { DecideChange } from './deciding/decide-change';
export { DecideLateness } from './deciding/decide-lateness';
export { RequestChange } from './deciding/request-change';
export { ResolveConflict } from './deciding/resolve-conflict';
export { type CountingApplication, ForLettersReader } from './reading/for-letters.reader';
export { ReadApplication } from './reading/read-application';
export { ReadLists } from './reading/read-lists';
export { ReadOwn } from './reading/read-own';
export { ClaimsAllowed } from './sending/claims-allowed';
export { claimsAskedBy, isAsked } from './sending/claims-asked';
export { CopyForTwin } from './sending/copy-for-twin';
export { declaration } from './sending/declaration';
export { EnterForParent } from './sending/enter-for-parent';
export { SaveAnswer } from './sending/save-answer';
export { StartApplication } from './sending/start-application';
export { SubmitApplication } from './sending/submit-application';
export { SubmitLate } from './sending/submit-late';
export { UnsentClaimsReader } from './unsent-claims.reader';
