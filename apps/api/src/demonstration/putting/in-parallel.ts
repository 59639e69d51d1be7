import type { UnderWay } from '../../platform';
import { mustGoOn } from './step';

/** Does the work for each thing, so many at a time; stops when the work is no longer this worker's, or the first fails. */
export async function inParallel<Thing>(
  things: readonly Thing[],
  atOnce: number,
  underWay: Pick<UnderWay, 'signal'>,
  work: (thing: Thing) => Promise<void>,
): Promise<void> {
  const left = things[Symbol.iterator]();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (const thing of left) {
      if (failed) return;
      mustGoOn(underWay);
      try {
        await work(thing);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const broken = ended.find((one) => one.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
}
