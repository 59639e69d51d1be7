/**
 * Runs a command of `tools`, by the name of its bundle: installs and builds what is missing, then hands over.
 *
 * `node tools/start/command.mjs fairplace decide …`
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './project.mjs';

const [, , name = 'fairplace', ...words] = process.argv;
install();
if (build(['commands']).length > 0) process.exit(3);
const program = join(root, 'dist', 'tools', `${name}.js`);
process.argv = [process.execPath, program, ...words];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(program).href);
