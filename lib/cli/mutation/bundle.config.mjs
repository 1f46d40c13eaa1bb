import { defineConfig } from 'vite';

/**
 * Puts lib/tcp and all its tests into one file, in Stryker's copy of the checkout. A mutant then costs the start of one
 * worker and the loading of one module.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'lib/cli/mutation/every-test.mjs',
    outDir: 'lib/cli/mutation/bundle',
    minify: false,
    // Tests export nothing: they would be shaken off.
    rolldownOptions: { treeshake: false },
  },
});
