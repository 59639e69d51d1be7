import type { ApplicationState } from './applications.types';
import { refusals } from './applications.refusals';

/** What may become of an application. */
export const moves: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  draft: ['submitted', 'withdrawn', 'void'],
  submitted: ['amended', 'withdrawn', 'void'],
  amended: ['amended', 'withdrawn', 'void'],
  withdrawn: [],
  void: [],
};

/** The new state, where the old one may become it; otherwise a refusal that says why not. */
export function move(from: ApplicationState, to: ApplicationState): ApplicationState {
  if (moves[from].includes(to)) return to;
  if (from === 'withdrawn' || from === 'void') throw refusals.ended();
  throw to === 'submitted' ? refusals.alreadySubmitted() : refusals.notSubmitted();
}

/** Whether an application has been sent and stands. */
export function isSent(state: ApplicationState): boolean {
  return state === 'submitted' || state === 'amended';
}
