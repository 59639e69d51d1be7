import { buildTown } from './town';
import type { TownModels } from './schools/fit-policy';
import { townFiles, type TownFiles } from './town-files';
import { checkOptions, type TownOptions } from './town-options';

/**
 * A fictional English authority as plain files: streets, schools of every kind, families, and the hard corners.
 *
 * The same options and models give the same bytes on any machine. Refuses sizes out of range with `BadInput`.
 */
export function makeTown(options: TownOptions, models: TownModels): TownFiles {
  return townFiles(buildTown(checkOptions(options)), models);
}
