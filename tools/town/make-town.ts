import { buildTown } from './town';
import { townFiles, type TownFiles } from './town-files';
import { checkOptions, type TownOptions } from './town-options';

/**
 * A fictional English authority as plain files: streets, schools of every kind, families, and the hard corners.
 *
 * The same options give the same bytes on any machine. Refuses sizes out of range with `BadInput`.
 */
export function makeTown(options: TownOptions): TownFiles {
  return townFiles(buildTown(checkOptions(options)));
}
