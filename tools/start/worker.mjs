/** `npm run worker`: installs and builds what is missing, then runs jobs beside a service until it is stopped. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './project.mjs';

install();
if (build(['service']).length > 0) process.exit(1);
await import(pathToFileURL(join(root, 'dist', 'apps', 'api', 'src', 'worker.js')).href);
