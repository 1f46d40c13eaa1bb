/**
 * How Stryker mutates lib/tcp and tests the mutants. One file at a time: `npm run -s mutation` says which. Stryker 10
 * wants Node 22; this project still runs on 20.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  buildCommand: 'vite build --config lib/cli/mutation/bundle.config.mjs --logLevel warn',
  testRunner: 'vitest',
  vitest: { configFile: 'lib/cli/mutation/vitest.config.mjs', related: false },
  // Only the tests that reach a mutant are run against it.
  coverageAnalysis: 'perTest',
  // Mutants in tables that are read once, when a module loads, would need a new process each.
  ignoreStatic: true,
  ignorePatterns: ['**', '!lib/tcp/**', '!lib/cli/mutation/**', '!package.json', '!tsconfig.json'],
  reporters: ['json'],
  jsonReporter: { fileName: '.data/mutation/report.json' },
  tempDirName: '.data/mutation/sandbox',
  cleanTempDir: 'always',
  // A mutant may run for ever: the tests that reach it take some milliseconds, so seconds are enough to know.
  timeoutMS: 3000,
  timeoutFactor: 2,
  allowConsoleColors: false,
  disableTypeChecks: false,
};
