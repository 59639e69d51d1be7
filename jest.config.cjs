const { createCjsPreset } = require('jest-preset-angular/presets');

/** The doors of the libs, as in tsconfig.json. */
const doors = {
  '^@kernel$': '<rootDir>/libs/kernel/src/index',
  '^@geography$': '<rootDir>/libs/geography/src/index',
  '^@policy$': '<rootDir>/libs/policy/src/index',
  '^@ranking$': '<rootDir>/libs/ranking/src/index',
  '^@allocation$': '<rootDir>/libs/allocation/src/index',
  '^@allocation/verify$': '<rootDir>/libs/allocation/src/verify/index',
  '^@support/(.*)$': '<rootDir>/test/support/$1',
  '^@documents$': '<rootDir>/libs/documents/src/index',
  '^@gather$': '<rootDir>/libs/gather/src/index',
  '^@town$': '<rootDir>/libs/town/src/index',
  '^@letters$': '<rootDir>/libs/letters/src/index',
  '^@contract$': '<rootDir>/libs/contract/src/index',
};

/** Packages written only as ES modules: Node loads them as they are, Jest turns them into CommonJS first. */
const esModules = '/node_modules/(jose|oauth4webapi|oidc-provider|openid-client)/';

/** Specs beside the code, and the tests of the whole under test/. */
const house = {
  displayName: 'house',
  rootDir: __dirname,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/before-all.cjs',
  globalTeardown: '<rootDir>/test/support/after-all.cjs',
  roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/tools', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.e2e.ts'],
  moduleNameMapper: { ...doors, '^@ui/(.*)$': '<rootDir>/apps/portal/src/app/ui/$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
    [`${esModules}.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } }],
  },
  transformIgnorePatterns: [esModules.replace('(', '(?!(').replace(')/', ')/)')],
};

/** The portal's pages, drawn in a browser made of JavaScript. */
const portal = {
  ...createCjsPreset({ tsconfig: '<rootDir>/apps/portal/tsconfig.spec.json' }),
  displayName: 'portal',
  rootDir: __dirname,
  roots: ['<rootDir>/apps/portal'],
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/apps/portal/test/setup.ts'],
  moduleNameMapper: {
    ...doors,
    '^@client/(.*)$': '<rootDir>/apps/portal/src/app/client/$1',
    '^@ui/(.*)$': '<rootDir>/apps/portal/src/app/ui/$1',
    '^@shell$': '<rootDir>/apps/portal/src/app/shell/index',
  },
};

module.exports = { projects: [house, portal] };
