import 'reflect-metadata';
import { createApp } from '../../apps/api/src/create-app';
import { BeginDemonstration } from '../../apps/api/src/demonstration';
import { readEnvironment } from '../../apps/api/src/platform';

/** The demonstration that puts its town in, in a process of its own, for tests that kill it. */
async function main(): Promise<void> {
  const { TOWN_DATABASE: url = '', ...variables } = process.env;
  const app = await createApp(readEnvironment(variables), { url, kind: 'given' });
  await app.get(BeginDemonstration, { strict: false }).run();
  await app.listen(0, '127.0.0.1');
  console.log('at work');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
