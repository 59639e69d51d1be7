/** After a run of the tests: the server that stood by is stopped. */
module.exports = () => globalThis.testServer?.stop();
