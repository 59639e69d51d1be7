/** Before a run of the tests: a server stands by for those that need one. */
require('./run-sources.cjs');

module.exports = async () => {
  const server = await require('./one-server.ts').keepOneServer();
  process.env.TEST_SERVER = server.address;
  globalThis.testServer = server;
};
