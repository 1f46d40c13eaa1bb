import js from '@eslint/js';
import next from 'eslint-config-next/core-web-vitals';
import { globalIgnores, defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { rooms } from './lib/tidy/rooms.mjs';

const pure = Object.entries(rooms)
  .filter(([, room]) => room.pure)
  .map(([room]) => `${room}/**/*.ts`);

const ambient = (name) => ({
  name,
  message: 'A pure room takes time, randomness and I/O as arguments.',
});

export default defineConfig(
  globalIgnores([
    '.next/',
    '.data/',
    'node_modules/',
    'lib/db/generated/',
    'next-env.d.ts',
    'test-results/',
    'playwright-report/',
  ]),
  js.configs.recommended,
  ...next,
  // Configuration files export what their tools ask for.
  { rules: { 'import/no-anonymous-default-export': 'off' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: pure,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'process',
          'fetch',
          'window',
          'document',
          'localStorage',
          'crypto',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
          'console',
          'Buffer',
          'navigator',
        ].map(ambient),
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'A pure room takes randomness as an argument.',
        },
        {
          object: 'globalThis',
          property: 'crypto',
          message: 'A pure room takes randomness as an argument.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: [
      'lib/env/**',
      'lib/cli/**',
      'instrumentation.ts',
      '**/*.test.ts',
      '*.config.ts',
      'e2e/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'lib/env is the only reader of the environment.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
);
