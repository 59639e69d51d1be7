import { spawnSync } from 'node:child_process';
import { say, since } from './project.mjs';

/**
 * Installs a program from Debian's packages when it is missing and we may: some tests need a real one.
 *
 * Without root, or on another system, nothing is done: the tests then fail and say what is missing.
 */
export function installFromSystem({ program, what, packages }) {
  if (answers(program, ['--version'])) return;
  if (process.getuid?.() !== 0 || !answers('apt-get', ['--version'])) {
    say(`${program} is not installed, and ${what} need it: install it, for example with apt-get.`);
    return;
  }
  say(`Installing ${program} from the packages of this system, because ${what} need a real one.`);
  const start = Date.now();
  // With RUNLEVEL=1 no package starts a server of its own.
  const options = {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  };
  const fetchAndInstall = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ];
  const done = fetchAndInstall.every((args) => spawnSync('apt-get', args, options).status === 0);
  say(done ? `Installed ${program} in ${since(start)}.` : `${program} could not be installed; the message is above.`);
}

function answers(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}
