import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compress } from './compress.mjs';
import { install } from './install.mjs';
import { root, say, since } from './project.mjs';

/** The two builds: what goes in, what comes out, and the program that does it. */
const builds = [
  {
    name: 'service',
    from: ['apps/api', 'libs', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'],
    to: ['dist/apps', 'dist/libs'],
    run: () => buildWith('@nestjs/cli/bin/nest.js', ['build', 'api']),
  },
  {
    name: 'commands',
    from: ['tools', 'libs', 'apps/api', 'tsconfig.json', 'package-lock.json'],
    to: ['dist/tools'],
    run: bundleCommands,
  },
  {
    name: 'portal',
    from: ['apps/portal', 'libs', 'tools/start/fuse.mjs', 'angular.json', 'tsconfig.json', 'package-lock.json'],
    to: ['dist/portal'],
    run: buildPortal,
  },
];

/**
 * Builds what has changed since it was last built, all of it or the builds named; gives back the names of those that failed.
 */
export function build(names = builds.map(({ name }) => name)) {
  return builds
    .filter(({ name }) => names.includes(name))
    .filter((one) => !buildOne(one))
    .map(({ name }) => name);
}

function buildOne({ name, from, to, run }) {
  const stamp = join(root, 'dist', `${name}.stamp`);
  const sources = digestOf(from);
  const whole = to.every((folder) => existsSync(join(root, folder)));
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return true;
  say(`Building the ${name}.`);
  const start = Date.now();
  rmSync(stamp, { force: true });
  for (const folder of to) rmSync(join(root, folder), { recursive: true, force: true });
  const { status, stdout, stderr } = run();
  if (status !== 0) {
    say(`${stdout}${stderr}\nThe ${name} could not be built; the reason is above.`);
    return false;
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, sources);
  say(`Built the ${name} in ${since(start)}.`);
  return true;
}

/** Bundles each command into one file, libraries left outside, so that it starts at once and runs at full speed. */
function bundleCommands() {
  const { buildSync } = createRequire(import.meta.url)('esbuild');
  try {
    buildSync({
      absWorkingDir: root,
      entryPoints: {
        fairplace: 'tools/fairplace.ts',
        bench: 'tools/bench/bench.ts',
        story: 'tools/story/story.ts',
      },
      bundle: true,
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
      outdir: 'dist/tools',
      alias: aliases(),
    });
    return { status: 0, stdout: '', stderr: '' };
  } catch (error) {
    return { status: 1, stdout: '', stderr: String(error) };
  }
}

/** The libs by the names that the compiler knows them by. */
function aliases() {
  const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  return Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [name, join(root, `${file}.ts`)]));
}

/** Builds the portal, puts its many small scripts into few, and a compressed twin beside each file that browsers keep. */
function buildPortal() {
  const folder = join(root, 'dist', 'portal');
  const built = buildWith('@angular/cli/bin/ng.js', ['build', 'portal', '--no-progress', '--stats-json']);
  if (built.status !== 0) return built;
  const program = join(root, 'tools', 'start', 'fuse.mjs');
  const fused = spawnSync(process.execPath, [program, join(folder, 'browser'), join(folder, 'stats.json')], {
    encoding: 'utf8',
  });
  if (fused.status === 0) compress(join(folder, 'browser'));
  return fused;
}

/** Runs a builder, keeping its words for the case that it fails. */
function buildWith(tool, args) {
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false', CI: '1' };
  const program = join(root, 'node_modules', tool);
  return spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8', env });
}

/** A digest of every source file's name and contents, so that a build is repeated exactly when it would differ. */
function digestOf(paths) {
  const digest = createHash('sha256');
  for (const file of paths.flatMap(filesUnder)) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return digest.digest('hex');
}

function filesUnder(path) {
  const entries = readDirectory(join(root, path));
  if (entries === undefined) return existsSync(join(root, path)) ? [path] : [];
  return entries
    .map(({ name }) => name)
    .filter((name) => !/\.(spec|e2e)\.ts$/.test(name))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

function readDirectory(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  install();
  process.exit(build().length === 0 ? 0 : 1);
}
