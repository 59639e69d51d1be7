import 'reflect-metadata';
import { CannotStart, log, readEnvironment } from './platform';
import { type Worker, work } from './work';

/** Starts a worker and keeps it until somebody stops it with Ctrl-C or the operating system asks for its end. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  log.open(environment.edge.log);
  const starting = work(environment, say);
  stopOnSignal(starting);
  const worker = await starting;
  say(`The worker is ready; its health is at http://localhost:${worker.port}/health/ready`);
}

/** Stops once, however often it is asked; a worker that is still starting is started first, so nothing is left behind. */
function stopOnSignal(starting: Promise<Worker>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing the jobs that are under way, or giving them back.');
    await (await starting).stop();
    say('Stopped.');
    process.exit(0);
  };
  process.on('SIGINT', () => {
    stop().catch(fail);
  });
  process.on('SIGTERM', () => {
    stop().catch(fail);
  });
}

function say(sentence: string): void {
  log.say(sentence);
}

/** Ends the program: with one plain message for what a person can mend, with the whole error for a defect. */
function fail(error: unknown): never {
  if (error instanceof CannotStart) {
    console.error(error.message);
    process.exit(2);
  }
  log.defect(error, 'starting or stopping the worker');
  process.exit(1);
}

main().catch(fail);
