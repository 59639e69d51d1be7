import 'reflect-metadata';
import { type JobHouseOptions, openJobHouse } from './jobs';

/** A worker of a test, as a process of its own; what it is told stands in `JOB_HOUSE`. */
async function main(): Promise<void> {
  const house = await openJobHouse(JSON.parse(process.env['JOB_HOUSE'] ?? '{}') as JobHouseOptions);
  process.on('SIGTERM', () => {
    void house.close().then(() => process.exit(0));
  });
  console.log('at work');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
