import 'reflect-metadata';
import { healthPaths } from '@contract';
import { CannotStart, log, readEnvironment } from './platform';
import { type Service, serve } from './serve';

/**
 * Starts the service and keeps it until somebody stops it with Ctrl-C or the operating system asks for its end.
 *
 * With `--once` it starts, asks itself whether it is ready, and stops: a rehearsal for an operator or a test.
 */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  log.open(environment.edge.log);
  const starting = serve(environment, say);
  stopOnSignal(starting);
  const service = await starting;
  say(`Fairplace is ready at ${service.address}`);
  if (process.argv.includes('--once')) {
    await rehearse(service);
  } else {
    say('Press Ctrl-C to stop it.');
  }
}

/** Asks the service for its health as anybody would, and stops it. */
async function rehearse(service: Service): Promise<void> {
  const response = await fetch(`${service.address}${healthPaths.ready}`);
  say(`Its health: ${await response.text()}`);
  await service.stop();
  say('Stopped.');
  process.exit(response.ok ? 0 : 1);
}

/** Stops once, however often it is asked; a service that is still starting is started first, so nothing is left behind. */
function stopOnSignal(starting: Promise<Service>): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what is under way, then closing the database.');
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
  console.error(error);
  process.exit(1);
}

main().catch(fail);
