export { Correction, CorrectionDifference, correctionRoutes } from './correction';
export { policyRoutes, policyStates, PolicyLine, PolicyReading, PolicyRemark, PolicyWhole } from './policies';
export type { PolicyState } from './policies';
export {
  allocationRoutes,
  Draw,
  ListRemark,
  RankedListOfSchool,
  Run,
  RunDifference,
  RunFigures,
  runStateNames,
} from './allocation';
export { RunVerification, TrailOfChild } from './allocation';
export type { RunState } from './allocation';
export { Answers, AnswerToSave } from './application-answers';
export type { AnswerName, ChildAnswer, HomeAnswer } from './application-answers';
export { ApplicationVersion } from './application';
export type { Application, ApplicationLine, Receipt } from './application';
export { applicationRoutes, relationships } from './applications';
export type { ApplicantLine, ChangeRequest } from './application-lists';
export { AuditHead, auditRoutes, TimelineEntry } from './audit';
export { docsRoutes } from './docs';
export { Claim, ClaimAsked, claimKinds, ClaimQuestion } from './claims';
export type { ClaimKind } from './claims';
export { healthPaths } from './health';
export type { Liveness, Readiness } from './health';
export { FailedJob, jobRoutes } from './jobs';
export type { FailedJobs, RetriedJob } from './jobs';
export { geographyRoutes } from './geography';
export {
  Address,
  AddressImport,
  AreaImport,
  AreaMap,
  AreaVersion,
  DistanceChallenge,
  type FindAddresses,
  FoundAddresses,
  GridPoint,
  MeasurementLine,
  MeasurementWhole,
  RoundNetwork,
  RouteLine,
  type StreetFound,
  WalkingNetwork,
} from './geography-shapes';
export type { Problem } from './problem';
export { pageOf, PageQuery } from './page';
export { routes } from './route';
export type { AnswerOf, InputOf, Route } from './route';
export { Authority, AuthorityLook, authorityRoutes, Scheme, SchemeFallback, SchemeTerms, Terms } from './authorities';
export { RegisterChange, registerChangeKinds, RegisterImport, registerRoutes } from './register';
export { Intake, NewIntake, NewRound, NewRoundDates, Round, roundRoutes, roundStages } from './rounds';
export {
  AdmissionAuthority,
  FindSchools,
  MeasuringPoint,
  NewSchool,
  School,
  SchoolLine,
  SchoolPage,
  schoolRoutes,
} from './schools';
export {
  ageGroups,
  measuringPointKinds,
  roundPhases,
  schoolKinds,
  schoolPhases,
  schoolStatuses,
  timetables,
} from './school-words';
export { peopleRoutes, ReturnTo, Session } from './people';
export { childrenListRoutes, lineStates, listKinds, ListLine, ListReceived } from './children-lists';
export type { Candidate, LineState, ListKind } from './children-lists';
export {
  claimStates,
  ClaimLine,
  ClaimStanding,
  DistanceCounted,
  EvidenceItem,
  evidenceRoutes,
  Finding,
  findingOutcomes,
} from './evidence';
export { FindingToRecord, RoundBlock } from './evidence';
export { SchoolAnswer, SchoolQuestion } from './school-questions';
export type { FindingOutcome } from './evidence';
export { deliveryStates, LetterDelivery, LetterLine, LetterOrderLine, LetterWhole, Mailing } from './notifications';
export { notificationRoutes, Printing, TimelineLine } from './notifications';
export type { DeliveryState } from './notifications';
export {
  AnsweredPreference,
  AnswerReceipt,
  ExtraPlace,
  extraPlaceKinds,
  MyOffer,
  OfferLine,
  OfferToFamily,
} from './offer-shapes';
export {
  offerStates,
  offerWays,
  Reranking,
  SchoolOfferLine,
  VacancyLine,
  WaitingListLine,
  WaitingListVersion,
} from './offer-shapes';
export {
  waitingMoves,
  WaitingPlaceToFamily,
  waitingStates,
  WaitingStep,
  Withdrawal,
  withdrawalGrounds,
} from './offer-shapes';
export type { OfferState, OfferWay, WaitingMove, WaitingState, WithdrawalGround } from './offer-shapes';
export { offerRoutes } from './offers';
export { demonstrationRoutes, DemonstrationClock, DemonstrationState, momentNames, townSteps } from './demonstration';
export type { MomentName, PersonasFamily, RoundStep, TownStep } from './demonstration';
export { prospectusRoutes } from './prospectus';
export {
  IntakeDrawn,
  IntakeForPlace,
  Likelihood,
  ListChecked,
  ListToCheck,
  OrderProof,
  PastFigures,
  PastFiguresWhole,
  PlaceAsked,
  PlaceFound,
  PolicyQuestion,
  Supposed,
  wouldBe,
} from './prospectus-shapes';
export type { WouldBeShown } from './prospectus-shapes';
