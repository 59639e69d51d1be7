import 'reflect-metadata';
import { log, readEnvironment } from './platform';
import { fail, say, stopOnSignal } from './program';
import { work } from './work';

/** Starts a worker and keeps it until somebody stops it with Ctrl-C or the operating system asks for its end. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  log.open(environment.edge.log);
  const starting = work(environment, say);
  stopOnSignal(starting, 'Stopping: finishing the jobs that are under way, or giving them back.');
  const worker = await starting;
  say(`The worker is ready; its health is at http://localhost:${worker.port}/health/ready`);
}

main().catch(fail);
