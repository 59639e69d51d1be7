import 'reflect-metadata';
import { createApp } from '../../apps/api/src/create-app';
import { readEnvironment } from '../../apps/api/src/platform';

/** The service's rooms with their jobs in a process of their own, for tests that kill it. */
async function main(): Promise<void> {
  const { POST_OFFICE_DATABASE: url = '', ...variables } = process.env;
  const app = await createApp(readEnvironment(variables), { url, kind: 'given' });
  await app.listen(0, '127.0.0.1');
  console.log('at work');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
