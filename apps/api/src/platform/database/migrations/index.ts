import { Installation } from './0001-installation';

/** Every change of the schema, oldest first. Once released, a migration is never edited. */
export const migrations = [Installation];
