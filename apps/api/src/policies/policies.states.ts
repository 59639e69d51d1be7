import type { PolicyState } from '@contract';
import { refusals } from './policies.refusals';

/** Where a version may go from each state. A changed draft must be consulted on again. */
export const policySteps: Readonly<Record<PolicyState, readonly PolicyState[]>> = {
  drafted: ['consulted', 'determined', 'dropped'],
  consulted: ['drafted', 'determined', 'dropped'],
  determined: ['varied'],
  varied: [],
  dropped: [],
};

/** The state that a version moves to; refuses a step that the table does not have. */
export function move(from: PolicyState, to: PolicyState): PolicyState {
  if (policySteps[from].includes(to)) return to;
  if (from === 'determined' || from === 'varied') throw refusals.determined();
  throw refusals.wrongState({ says: `A policy that is ${from} cannot be ${to}.` });
}
