/** Every spec runs as native ESM on TypeScript stripped by SWC; types are checked by `npm run types`. */
const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.casetrail'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
          keepClassNames: true,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^@app/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps,scripts}/**/*.spec.{ts,tsx}'] },
    {
      ...shared,
      displayName: 'e2e',
      testEnvironment: '<rootDir>/test/support/built/environment.mjs',
      transform: {
        ...shared.transform,
        '/dist/libs/[^/]+/src/index\\.js$': '<rootDir>/test/support/built/transform.mjs',
      },
      moduleNameMapper: { ...shared.moduleNameMapper, '^@app/([^/]+)$': '<rootDir>/dist/libs/$1/src/index.js' },
      testMatch: ['<rootDir>/test/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  maxWorkers: 2,
};
