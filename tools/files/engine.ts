import { version } from '../../package.json';

/** The name of this program in what it writes, with its version. */
export const engine = `fairplace ${version}`;
