/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  setupFiles: ['<rootDir>/test/support/property-seed.mjs'],
  testMatch: ['**/*.spec.ts'],
  // `make test-faults` runs them too.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/faults/long/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2023',
          keepClassNames: true,
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  // Most of the time goes into waiting for servers, so one worker a core leaves cores idle.
  maxWorkers: 2,
  testTimeout: 90_000,
  reporters: ['default', '<rootDir>/scripts/jest-closing-line.mjs'],
};
