import { installFromSystem } from './system.mjs';

/** Installs Chromium, and letters for Arabic, when it is missing and we may. */
export function installChromium() {
  const packages = ['chromium', 'fonts-dejavu-core'];
  installFromSystem({ program: 'chromium', what: "the tests of the portal's pages", packages });
}
