import { ApplicationAnswersEntity } from './application-answers.entity';
import { ApplicationVersionEntity } from './application-version.entity';
import { ApplicationEntity } from './application.entity';
import { ChangeRequestEntity } from './change-request.entity';
import { ChildEntity } from './child.entity';
import { ClaimEntity } from './claim.entity';
import { ConflictEntity } from './conflict.entity';
import { GuardianshipEntity } from './guardianship.entity';
import { HomeEntity } from './home.entity';
import { PreferenceDecisionEntity } from './preference-decision.entity';
import { PreferenceRankEntity } from './preference-rank.entity';
import { PreferenceEntity } from './preference.entity';
import { RestrictedFlagEntity } from './restricted-flag.entity';

/** Every table of the room. */
export const entities = [
  ApplicationAnswersEntity,
  ApplicationVersionEntity,
  ApplicationEntity,
  ChangeRequestEntity,
  ChildEntity,
  ClaimEntity,
  ConflictEntity,
  GuardianshipEntity,
  HomeEntity,
  PreferenceDecisionEntity,
  PreferenceRankEntity,
  PreferenceEntity,
  RestrictedFlagEntity,
];
