import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['lib/cli/mutation/bundle/every-test.js'] } });
