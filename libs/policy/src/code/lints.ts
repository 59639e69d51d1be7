import { offerLimit } from './1.4-offer-limit';
import { everyoneIsRanked, plansAreNoRow } from './1.6-everyone';
import { lookedAfterFirst } from './1.7-looked-after-first';
import { everyRowCanBeReached, groundsAreObjective, namesDiffer } from './1.8-clear';
import { capsStandAlone, rowsAreKnown } from './1.8-settles';
import { everyStepCounts, tieBreakSeparates } from './1.8-tie-break';
import { noOtherConditions } from './1.9a-no-other-conditions';
import { previousSchool } from './1.9b-previous-school';
import { orderOfPreference } from './1.9c-order-of-preference';
import { noNewSelection } from './1.9d-no-new-selection';
import { noSupport } from './1.9e-support';
import { formerPupils, parentsStatus } from './1.9f-parents';
import { schoolReports } from './1.9g-reports';
import { disability } from './1.9h-disability';
import { hobbies } from './1.9i-hobbies';
import { grammarSiblings } from './1.9j-grammar-siblings';
import { boardingSuitability } from './1.9k-boarding-suitability';
import { feePayingFeeder } from './1.9l-fee-paying-feeder';
import { interviews } from './1.9m-interviews';
import { money } from './1.9n-money';
import { photographs } from './1.9o-photographs';
import { oneMeaning, usualTies } from './1.11-siblings';
import { linkedSchools } from './1.12-linked-schools';
import { fineEnough, twoHomes, wordsFitMethod } from './1.13-distance';
import { authorityBoundary, boundaryLookedAt } from './1.14-borough-boundary';
import { areaHasAnEdge, copiedAreaHasAnEdge } from './1.14-catchment';
import { feedersNamed } from './1.15-feeders-named';
import { evidenceSaid } from './1.16-need';
import { noPlaceLeftEmpty, wholeSelection } from './1.18-whole-selection';
import { highestFirst } from './1.19-rank-by-score';
import { lookedAfterWhoPass } from './1.20-pass-mark';
import { noMoreThanBefore, unfilledGoToOthers } from './1.21-partial-selection';
import { aptitudeShare, aptitudeSubject, olderSubjects } from './1.24-aptitude';
import { bandsInProportion, untestedHaveAWay } from './1.25-banding';
import { firstInEachBand, noScoreInABand } from './1.28-inside-a-band';
import { nextBandsFirst } from './1.29-next-band';
import { aptitudeNotAbility } from './1.32-aptitude-not-ability';
import { scoresUntouched } from './1.33-scores-untouched';
import { drawIsNotAll, drawSupervised } from './1.34-draws';
import { designatedOnly, halfStaysOpen } from './1.36-faith';
import { othersLookedAfterNext, pointsExplained } from './1.37-faith-order';
import { noSacramentDates, worshipOnly } from './1.38-worship';
import { staffCap, staffGrounds } from './1.39-staff';
import { nurseryWithPremium, premiumFitsAge } from './1.39A-premiums';
import { boardingNumbersApart, boardingOrder } from './1.40-boarding';
import { formsAreUsed, formsAskWhatCounts } from './2.4-forms';
import { infantClassSize, infantClassesFit } from './2.16-infant-classes';
import type { Lint } from './lint';

/** Every check of a policy against the Code, in the order of its paragraphs. A new one is one file and two lines here. */
export const lints: readonly Lint[] = [
  offerLimit,
  everyoneIsRanked,
  plansAreNoRow,
  lookedAfterFirst,
  everyRowCanBeReached,
  namesDiffer,
  groundsAreObjective,
  capsStandAlone,
  rowsAreKnown,
  tieBreakSeparates,
  everyStepCounts,
  noOtherConditions,
  previousSchool,
  orderOfPreference,
  noNewSelection,
  noSupport,
  parentsStatus,
  formerPupils,
  schoolReports,
  disability,
  hobbies,
  grammarSiblings,
  boardingSuitability,
  feePayingFeeder,
  interviews,
  money,
  photographs,
  usualTies,
  oneMeaning,
  linkedSchools,
  wordsFitMethod,
  fineEnough,
  twoHomes,
  authorityBoundary,
  boundaryLookedAt,
  areaHasAnEdge,
  copiedAreaHasAnEdge,
  feedersNamed,
  evidenceSaid,
  wholeSelection,
  noPlaceLeftEmpty,
  highestFirst,
  lookedAfterWhoPass,
  noMoreThanBefore,
  unfilledGoToOthers,
  aptitudeShare,
  aptitudeSubject,
  olderSubjects,
  bandsInProportion,
  untestedHaveAWay,
  firstInEachBand,
  noScoreInABand,
  nextBandsFirst,
  aptitudeNotAbility,
  scoresUntouched,
  drawIsNotAll,
  drawSupervised,
  designatedOnly,
  halfStaysOpen,
  othersLookedAfterNext,
  pointsExplained,
  worshipOnly,
  noSacramentDates,
  staffGrounds,
  staffCap,
  premiumFitsAge,
  nurseryWithPremium,
  boardingNumbersApart,
  boardingOrder,
  formsAskWhatCounts,
  formsAreUsed,
  infantClassSize,
  infantClassesFit,
];
