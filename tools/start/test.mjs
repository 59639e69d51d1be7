/** `npm test`: every check there is, then one closing line with the number of tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from './build.mjs';
import { installChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { installRedis } from './redis.mjs';
import { root, runTool, say, since } from './project.mjs';

const cache = join(root, 'node_modules', '.cache', 'fairplace');
const report = join(cache, 'tests.json');
const lintReport = join(cache, 'lint.txt');

install();
installRedis();
installChromium();
const linting = lint();
const failedChecks = [
  ...build().map((name) => `building the ${name}`),
  ...check('checking the types', () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.json'])),
  ...check("checking the portal's types", () => runTool('typescript/bin/tsc', ['-p', 'apps/portal/tsconfig.json'])),
  ...(await linting()),
];
const counts = runTests();
for (const name of counts.failures) say(name);
for (const name of failedChecks) say(`Failed: ${name}.`);
const failed = counts.failed + failedChecks.length;
const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
process.stdout.write(`${counts.passed} passed, ${failed} failed${skipped}\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs one check; gives back its name when it fails. */
function check(name, run) {
  const start = Date.now();
  const good = run() === 0;
  say(`${good ? 'Done' : 'Failed'}: ${name} (${since(start)}).`);
  return good ? [] : [name];
}

/** Lints beside the other checks, because it takes as long as all of them; gives back what waits for it and tells. */
function lint() {
  const start = Date.now();
  mkdirSync(cache, { recursive: true });
  const told = openSync(lintReport, 'w');
  const linter = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const args = [linter, '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'];
  const ended = once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', told, told] }), 'exit');
  return async () => {
    const [code] = await ended;
    closeSync(told);
    process.stderr.write(readFileSync(lintReport, 'utf8'));
    say(`${code === 0 ? 'Done' : 'Failed'}: linting (${since(start)}).`);
    return code === 0 ? [] : ['linting'];
  };
}

/**
 * Runs every test; a test file that could not even be loaded counts as a failed test.
 *
 * What the code under test says of its own work is left out (`npx jest <file>` shows it), so that a failure is found.
 */
function runTests() {
  mkdirSync(cache, { recursive: true });
  rmSync(report, { force: true });
  const code = runTool('jest/bin/jest.js', [
    '--maxWorkers=2',
    '--silent',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ]);
  const found = readReport();
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites;
  return {
    passed: found.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: found.numPendingTests + found.numTodoTests,
    failures: found.testResults.flatMap(failuresOf),
  };
}

/** Each failed test of a file, by the file's path and the test's name, with the first lines of why. */
function failuresOf({ name, status, message, assertionResults }) {
  if (status === 'passed') return [];
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return [`Failed: ${file}\n${firstLines(message)}`];
  return failed.map((test) => `Failed: ${file} › ${test.fullName}\n${firstLines(test.failureMessages.join('\n'))}`);
}

function firstLines(text) {
  return stripVTControlCharacters(text).split('\n').slice(0, 15).join('\n');
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    const nothing = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
    return { ...nothing, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}
