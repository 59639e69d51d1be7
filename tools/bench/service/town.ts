import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../apps/api/src/create-app';
import { BeginDemonstration } from '../../../apps/api/src/demonstration';
import { readEnvironment } from '../../../apps/api/src/platform';

/** The demonstration in a process of its own, putting its town into the database it is told. */
async function main(): Promise<void> {
  const app = await createApp(readEnvironment(process.env), { url: process.env['DATABASE_URL'] ?? '', kind: 'given' });
  await app.get(BeginDemonstration, { strict: false }).run();
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  process.send?.({ port });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
