import type { RunState } from '@contract';
import { refusals } from './allocation.refusals';

/** Where a run may go from each state. Released and withdrawn are ends. */
export const runStates: Readonly<Record<RunState, readonly RunState[]>> = {
  prepared: ['decided', 'withdrawn'],
  decided: ['verified', 'breached', 'withdrawn'],
  verified: ['released', 'withdrawn'],
  breached: ['withdrawn'],
  released: [],
  withdrawn: [],
};

/** The state that a run moves to; refuses a step that the table does not have. */
export function move(from: RunState, to: RunState): RunState {
  if (runStates[from].includes(to)) return to;
  throw refusals.wrongState({ says: `A run that is ${from} cannot be ${to}.` });
}
