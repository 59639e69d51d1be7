import type { Application, Round } from '@contract';
import type { Tone } from '@ui/tag/tag.component';

/** What an application is called at home: loud where something is still to be done. */
export const loudStates = [
  'draft',
  'draft-closed',
  'changes-not-sent',
  'contested',
  'sent',
  'sent-late',
  'withdrawn',
  'void',
] as const;
export type LoudState = (typeof loudStates)[number];

/** What comes next, and by when if there is a day. */
export type NextStep =
  'send' | 'send-late' | 'send-changes' | 'wait-decision' | 'change-until' | 'wait-offer' | 'see-offer' | 'none';

export interface Standing {
  readonly state: LoudState;
  readonly tone: Tone;
  readonly next: NextStep;
  /** The day or the instant that counts for what comes next. */
  readonly by: string | null;
}

type Known = Pick<Application, 'state' | 'unsent' | 'contested' | 'preferences' | 'receipt' | 'may'>;
type Dates = Pick<Round, 'stage' | 'releaseAt'> & { readonly dates: Pick<Round['dates'], 'closes'> };

/** How an application stands and what is to be done about it. */
export function standingOf(application: Known, round: Dates): Standing {
  const state = stateOf(application, round);
  return { state, tone: toneOf(state), ...nextOf(state, application, round) };
}

function stateOf({ state, unsent, contested, receipt }: Known, { stage }: Dates): LoudState {
  if (state === 'withdrawn' || state === 'void') return state;
  if (state === 'draft') return stage === 'open' || stage === 'ahead' ? 'draft' : 'draft-closed';
  if (contested) return 'contested';
  if (unsent && stage === 'open') return 'changes-not-sent';
  return receipt?.late === true ? 'sent-late' : 'sent';
}

function toneOf(state: LoudState): Tone {
  if (state === 'draft' || state === 'draft-closed' || state === 'changes-not-sent') return 'urgent';
  if (state === 'contested' || state === 'sent-late') return 'waiting';
  return state === 'sent' ? 'good' : 'neutral';
}

function nextOf(
  state: LoudState,
  { may }: Known,
  { stage, dates: { closes }, releaseAt }: Dates,
): Pick<Standing, 'next' | 'by'> {
  if (state === 'withdrawn' || state === 'void') return { next: 'none', by: null };
  if (state === 'draft') return { next: 'send', by: closes };
  if (state === 'draft-closed') return { next: may.includes('submit-late') ? 'send-late' : 'none', by: null };
  if (state === 'contested') return { next: 'wait-decision', by: null };
  if (stage === 'offered') return { next: 'see-offer', by: null };
  if (state === 'changes-not-sent') return { next: 'send-changes', by: closes };
  return stage === 'open' ? { next: 'change-until', by: closes } : { next: 'wait-offer', by: releaseAt };
}
