import type { Story } from '../story-so-far';
import { answers } from './answers';
import { apply } from './apply';
import { childInCare } from './child-in-care';
import { findings } from './findings';
import { late } from './late';
import { measure } from './measure';
import { offerDay } from './offer-day';
import { ownList } from './own-list';
import { readPolicies } from './read-policies';
import { firstReallocation } from './reallocation';
import { runRound } from './run-round';
import { twins } from './twins';
import { twoParents } from './two-parents';
import { whoDidWhat } from './who-did-what';
import { wrongDistance } from './wrong-distance';

/** The chapters of the story, in their order. */
export const chapters: readonly ((story: Story) => Promise<void>)[] = [
  readPolicies,
  apply,
  twins,
  twoParents,
  findings,
  late,
  measure,
  ownList,
  runRound,
  offerDay,
  answers,
  wrongDistance,
  firstReallocation,
  childInCare,
  whoDidWhat,
];
