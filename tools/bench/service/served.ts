import 'reflect-metadata';
import { beAt, openProduction } from './production';

/** The service in a process of its own, with production's settings, at the moment it is told. */
async function main(): Promise<void> {
  const { SERVED_DATABASE: url = '', SERVED_AT: moment = '', SERVED_PROXIES: proxies = '' } = process.env;
  await beAt(url, new Date(moment));
  // As in docker-compose.yml: jobs are left to the workers' processes, of which none is started here.
  const { address } = await openProduction(url, { JOBS: 'elsewhere', TRUST_PROXY: proxies });
  process.send?.({ port: Number(new URL(address).port) });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
