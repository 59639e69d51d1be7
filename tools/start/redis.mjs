import { installFromSystem } from './system.mjs';

/** Installs Redis when it is missing and we may. */
export function installRedis() {
  installFromSystem({ program: 'redis-server', what: 'the tests of jobs', packages: ['redis-server'] });
}
