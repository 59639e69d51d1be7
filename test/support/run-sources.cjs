/**
 * Lets a Node process run the sources as they are, just as Jest does: for tests that need a process of their own to kill.
 *
 * `node --require ./test/support/run-sources.cjs some-file.ts`
 */
const { transformFileSync } = require('@swc/core');
const Module = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const [house] = require('../../jest.config.cjs').projects;
const [, swc] = house.transform['^.+\\.ts$'];
const doors = Object.entries(house.moduleNameMapper).map(([name, path]) => [
  new RegExp(name),
  path.replace('<rootDir>', root),
]);

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const door = doors.find(([name]) => name.test(request));
  return resolve.call(this, door === undefined ? request : door[1], ...rest);
};

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, {
    ...swc,
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
    swcrc: false,
    configFile: false,
  });
  module._compile(code, filename);
};
