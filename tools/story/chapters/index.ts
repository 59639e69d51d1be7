import type { Story } from '../story-so-far';
import { apply } from './apply';
import { findings } from './findings';
import { late } from './late';
import { measure } from './measure';
import { ownList } from './own-list';
import { readPolicies } from './read-policies';
import { runRound } from './run-round';
import { twins } from './twins';
import { twoParents } from './two-parents';

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
];
