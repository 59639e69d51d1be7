import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Tells the person at the keyboard what is going on, leaving standard output to the program's own answer. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/** Runs a program installed in node_modules on this version of Node; gives back its exit code. */
export function runTool(path, args, options = {}) {
  return runNode([join(root, 'node_modules', path), ...args], options);
}

/** Runs Node in the project's folder; gives back the exit code, which is 1 when it was ended by a signal. */
export function runNode(args, options = {}) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', ...options });
  return status ?? 1;
}

/** Runs npm, the one that runs us if there is one; gives back its exit code. */
export function runNpm(args) {
  const own = process.env.npm_execpath;
  if (own !== undefined) return runNode([own, ...args], { stdio: ['inherit', 2, 2] });
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

/** How long something took, for a progress line. */
export function since(start) {
  return `${((Date.now() - start) / 1000).toFixed(0)} s`;
}
