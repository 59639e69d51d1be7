import type { TownStep } from '@contract';
import type { UnderWay } from '../../platform';
import type { TownShown } from '../town/town-book';

/** What one step of putting the town in is told, and can say while it works. */
export interface StepUnderWay {
  readonly shown: TownShown;
  readonly underWay: Pick<UnderWay, 'signal' | 'progress'>;
}

/** One step of putting the town in. Done twice it does no more than once, so it can be stopped anywhere and begun again. */
export interface Step {
  readonly name: TownStep;
  run(step: StepUnderWay): Promise<void>;
}

/** Ends the work when it is no longer this worker's to do. */
export function mustGoOn({ signal }: Pick<UnderWay, 'signal'>): void {
  if (signal.aborted) throw new Error('The work was taken from this worker.');
}
