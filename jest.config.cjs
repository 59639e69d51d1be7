/** Two kinds of tests: specs beside the code, and the whole-house tests under test/. */
const aliases = {
  '^@kernel$': '<rootDir>/libs/kernel/src/index',
  '^@geography$': '<rootDir>/libs/geography/src/index',
  '^@policy$': '<rootDir>/libs/policy/src/index',
  '^@ranking$': '<rootDir>/libs/ranking/src/index',
  '^@allocation$': '<rootDir>/libs/allocation/src/index',
  '^@allocation/verify$': '<rootDir>/libs/allocation/src/verify/index',
  '^@contract$': '<rootDir>/libs/contract/src/index',
};

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps/api', '<rootDir>/tools', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.e2e.ts'],
  moduleNameMapper: aliases,
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
  },
};
