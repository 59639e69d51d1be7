import 'reflect-metadata';
import { healthPaths } from '@contract';
import { log, readEnvironment } from './platform';
import { fail, say, stopOnSignal } from './program';
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
  stopOnSignal(starting, 'Stopping: finishing what is under way, then closing the database.');
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

main().catch(fail);
