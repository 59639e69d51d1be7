/**
 * `npm start`: installs and builds what is missing, decides the demonstration town, then serves.
 *
 * `npm start -- --once` does all of it but stops the service as soon as it has answered.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root, runNode, say } from './project.mjs';

install();
if (build().length > 0) process.exit(1);
const code = runNode([join(root, 'dist', 'tools', 'fairplace.js'), 'demo']);
if (code !== 0) process.exit(code);
say('Starting the service.');
await import(pathToFileURL(join(root, 'dist', 'apps', 'api', 'src', 'main.js')).href);
