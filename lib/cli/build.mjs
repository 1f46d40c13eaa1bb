import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { runNode } from './child.mjs';
import { generateClient, installPackages } from './install.mjs';
import { commandOf, fingerprint, inRoot, isMain } from './project.mjs';
import { compressStatic } from './compress-static.mjs';
import { writeStaticCsp } from './static-csp.mjs';
import { Failure, report, runMain } from './words.mjs';

/** What the built app is made of. Tests and the commands themselves are no part of it. */
const sources = [
  ...['app', 'components', 'content', 'lib', 'public', 'prisma/schema.prisma'],
  ...[
    'instrumentation.ts',
    'next.config.js',
    'package-lock.json',
    'postcss.config.mjs',
    'tsconfig.json',
  ],
];
const outside =
  /^lib\/(cli\/(?!static-csp|compress-static)|tidy\/|db\/generated\/)|\.test\.tsx?$|\.md$/;
const stamp = () => inRoot('.next', 'fingerprint');
const fingerprintNow = () => fingerprint(sources, (path) => !outside.test(path));

/** Builds the app for production unless it stands built from these very sources. */
export async function buildApp() {
  const wanted = fingerprintNow();
  if (existsSync(inRoot('.next', 'BUILD_ID')) && existsSync(stamp())) {
    if (readFileSync(stamp(), 'utf8') === wanted) return;
  }
  report('build.begins');
  rmSync(stamp(), { force: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const { code, stdout } = await runNode(commandOf('next'), ['build'], { env, output: 'capture' });
  if (code !== 0) {
    process.stderr.write(stdout);
    throw new Failure('build.failed', { code });
  }
  writeStaticCsp();
  compressStatic();
  // A source changed meanwhile may or may not be in the build: leave it stale then.
  if (fingerprintNow() === wanted) writeFileSync(stamp(), wanted);
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await installPackages();
    await generateClient();
    await buildApp();
  });
}
