import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../../../apps/api/src/platform';
import type { Databases } from './databases';
import type { Say } from './ready-town';
import { releaseOnce } from './releasing';

/** The name of the database in which a released round is kept. */
const kept = 'released_town';

/**
 * A town whose offers are released, with the reasons of every refusal: made once for each folder, for it takes minutes.
 *
 * Gives back the address of a copy under that name, in which families may answer without spoiling the one that is kept.
 */
export async function releasedTown(databases: Databases, folder: string, name: string, say: Say): Promise<string> {
  const mark = join(folder, 'town-released');
  if (!existsSync(mark)) {
    say('A round is released, to be kept.');
    await releaseOnce(await databases.copy(kept), undefined, true);
    writeFileSync(mark, '');
  }
  const url = await databases.copy(name, kept);
  await migrate(url, '0.0.0');
  return url;
}
