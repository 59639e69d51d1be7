import { CannotStart, log } from './platform';

/** Something that runs until it is stopped: the service, or a worker. */
interface Running {
  stop(): Promise<void>;
}

/** Stops it once, however often that is asked; what is still starting is started first, so nothing is left behind. */
export function stopOnSignal(starting: Promise<Running>, stopping: string): void {
  let asked = false;
  const stop = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    say(stopping);
    await (await starting).stop();
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().catch(fail);
    });
  }
}

export function say(sentence: string): void {
  log.say(sentence);
}

/** Ends the program: with one plain message for what a person can mend, with the whole error for a defect. */
export function fail(error: unknown): never {
  if (error instanceof CannotStart) {
    console.error(error.message);
    process.exit(2);
  }
  log.defect(error, 'starting or stopping');
  process.exit(1);
}
