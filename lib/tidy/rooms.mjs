/**
 * The architecture as one table. The rooms test, dependency-cruiser and eslint all read it.
 * `may` lists the rooms a room may import besides itself; `npm` says which packages ("any", "none" or a list).
 * A room is entered through its index.ts, except for rooms marked `open` (no single entrance makes sense there).
 * `pure` rooms have no clock, randomness or I/O of their own.
 */
export const rooms = {
  'lib/kit': { may: [], npm: 'none', pure: true },
  'lib/env': { may: ['lib/kit'], npm: ['zod'] },
  'lib/tcp': { may: [], npm: 'none', pure: true },
  'lib/sim': { may: ['lib/tcp', 'lib/kit'], npm: 'none', pure: true },
  'lib/questions': { may: ['lib/kit'], npm: ['zod'], pure: true },
  'lib/generators': {
    may: ['lib/questions', 'lib/sim', 'lib/tcp', 'lib/i18n', 'lib/kit'],
    npm: ['zod'],
    pure: true,
  },
  'lib/graders': {
    may: ['lib/questions', 'lib/sim', 'lib/tcp', 'lib/i18n', 'lib/kit'],
    npm: ['zod'],
    pure: true,
  },
  'lib/interviews': {
    may: ['lib/graders', 'lib/questions', 'lib/i18n', 'lib/kit'],
    npm: ['zod'],
    pure: true,
  },
  'lib/statistics': { may: ['lib/kit'], npm: 'none', pure: true },
  'lib/interop': {
    may: ['lib/questions', 'lib/sim', 'lib/tcp', 'lib/kit'],
    npm: ['zod'],
    pure: true,
  },
  'lib/authoring': {
    may: [
      'lib/generators',
      'lib/graders',
      'lib/interop',
      'lib/interviews',
      'lib/questions',
      'lib/i18n',
      'lib/kit',
    ],
    npm: ['zod', 'yaml'],
  },
  'lib/i18n': { may: ['lib/kit'], npm: ['intl-messageformat'], pure: true },
  'lib/db': {
    may: ['lib/env', 'lib/kit', 'lib/questions', 'lib/interviews'],
    npm: ['@prisma/client', '@prisma/adapter-pg', 'pg'],
  },
  'lib/auth': {
    may: ['lib/db', 'lib/env', 'lib/kit'],
    npm: ['next', 'next-auth', '@node-rs/argon2', 'zod'],
  },
  'lib/services': {
    may: [
      'lib/kit',
      'lib/env',
      'lib/tcp',
      'lib/sim',
      'lib/questions',
      'lib/generators',
      'lib/graders',
      'lib/interviews',
      'lib/statistics',
      'lib/interop',
      'lib/authoring',
      'lib/i18n',
      'lib/db',
      'lib/auth',
    ],
    npm: ['zod', 'rate-limiter-flexible', 'pino'],
  },
  'lib/cli': {
    may: [
      'lib/kit',
      'lib/env',
      'lib/tcp',
      'lib/sim',
      'lib/questions',
      'lib/generators',
      'lib/graders',
      'lib/interviews',
      'lib/statistics',
      'lib/interop',
      'lib/authoring',
      'lib/i18n',
      'lib/db',
      'lib/auth',
      'lib/services',
      'lib/tidy',
    ],
    npm: 'any',
    open: true,
  },
  'lib/tidy': { may: [], npm: 'any', open: true },
  components: {
    may: ['lib/tcp', 'lib/sim', 'lib/questions', 'lib/i18n', 'lib/kit'],
    npm: ['react', 'react-dom', 'next', 'clsx'],
    open: true,
  },
  app: {
    may: ['components', 'lib/services', 'lib/auth', 'lib/i18n', 'lib/questions', 'lib/kit'],
    npm: ['react', 'next', 'next-auth', 'zod', 'clsx'],
    open: true,
  },
  e2e: {
    may: ['lib/db', 'lib/kit', 'lib/questions'],
    npm: ['@playwright/test', '@axe-core/playwright'],
    open: true,
  },
};

/** Folders whose files are data or documents, not code: they import nothing. */
export const shelves = ['content', 'prisma', 'public', 'lib/decisions', '.ci'];

/** Files that tools insist on having at the top level. */
export const topLevel = [
  '.dependency-cruiser.mjs',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
  'LICENSE',
  'README.md',
  'eslint.config.mjs',
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'playwright.config.ts',
  'postcss.config.mjs',
  'prisma.config.ts',
  'tsconfig.json',
  'vitest.config.ts',
];

/** The room a path (relative, with forward slashes) stands in, or null. */
export function roomOf(path) {
  return (
    Object.keys(rooms).find((room) => path.startsWith(room + '/')) ??
    shelves.find((shelf) => path.startsWith(shelf + '/')) ??
    null
  );
}
