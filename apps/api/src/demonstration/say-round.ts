import { addDays, dateOnly, instantAt } from '@kernel';
import type { Round, RoundStep, RunState } from '@contract';

/** Where a round is, in a sentence. */
export const sayRound: Readonly<Record<RoundStep, string>> = {
  ahead: 'The round has not opened yet.',
  applying: 'Families apply. Schools and officers answer what they claim.',
  closed: 'Applications have closed. What is still open is settled, distances are measured, and the run is prepared.',
  prepared: 'A run has been prepared and is being decided.',
  decided: 'A run has been decided and is being verified.',
  verified: 'A run has been decided and verified. A second officer may release it.',
  released: 'The run has been released. Families see their offers from the morning of offer day.',
  offers: 'Offers are out. Families answer them, and places that come free go to the waiting lists.',
  'answers-due': 'The last day for answers has passed. Places that came free go to the waiting lists.',
};

/** Where a round is, by its newest run, and whether any run has been released. */
export function stepOf(
  round: Round,
  { state, released }: { readonly state: RunState | undefined; readonly released: boolean },
  now: Date,
): RoundStep {
  if (round.stage === 'ahead') return 'ahead';
  if (round.stage === 'open') return 'applying';
  if (released) {
    if (round.stage !== 'offered') return 'released';
    const answered = instantAt(addDays(dateOnly(round.dates.answersBy), 1), '00:00');
    return now < answered ? 'offers' : 'answers-due';
  }
  if (state === 'prepared' || state === 'decided' || state === 'verified') return state;
  return 'closed';
}
