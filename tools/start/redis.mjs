import { spawnSync } from 'node:child_process';
import { say, since } from './project.mjs';

/**
 * Installs Redis from Debian's packages when it is missing and we may: the tests of jobs need a real one.
 *
 * Without root, or on another system, nothing is done: the tests then fail and say what is missing.
 */
export function installRedis() {
  if (answers('redis-server', ['--version'])) return;
  if (process.getuid?.() !== 0 || !answers('apt-get', ['--version'])) {
    say('redis-server is not installed, and the tests of jobs need it: install it, for example with apt-get.');
    return;
  }
  say('Installing redis-server from the packages of this system, because the tests of jobs need a real one.');
  const start = Date.now();
  // With RUNLEVEL=1 the package does not start a server of its own.
  const options = {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  };
  const fetchAndInstall = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
  ];
  const done = fetchAndInstall.every((args) => spawnSync('apt-get', args, options).status === 0);
  say(
    done ? `Installed redis-server in ${since(start)}.` : 'redis-server could not be installed; the message is above.',
  );
}

function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
