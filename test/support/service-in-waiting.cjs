/**
 * Loads the built service and starts it at a word: a killed service is then followed at once by another.
 *
 * `node test/support/service-in-waiting.cjs`, and a line on its standard input.
 */
require('reflect-metadata');
require('../../dist/apps/api/src/serve.js');

process.stdin.once('data', () => {
  process.stdin.pause();
  require('../../dist/apps/api/src/main.js');
});
