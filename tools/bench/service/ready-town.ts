import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../../apps/api/src/platform';
import { readyToRun } from '../../story';
import { ask } from './databases';
import { listening } from './processes';

/** What tells the benchmark how far it is. */
export type Say = (sentence: string) => void;

/**
 * Makes a town whose round is ready to be run, once for each folder: through the service's own front door, as families,
 * schools and officers do it, with distances measured and nothing left that blocks the run.
 *
 * The demonstration service does it in a process of its own. What is measured afterwards runs with production's settings,
 * so the town's people are made into people of a production service.
 */
export async function readyTown(folder: string, databaseUrl: string, children: number, say: Say): Promise<void> {
  await migrate(databaseUrl, '0.0.0');
  const mark = join(folder, `town-of-${String(children)}`);
  if (existsSync(mark)) return;
  const town = await listening('town', {
    NODE_ENV: 'development',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    TOWN_CHILDREN: String(children),
  });
  try {
    await readyToRun(`http://localhost:${String(town.port)}`, say);
  } finally {
    await town.end();
  }
  await ask(databaseUrl, 'UPDATE accounts SET demonstration = false');
  await ask(databaseUrl, 'VACUUM ANALYZE');
  writeFileSync(mark, '');
}
