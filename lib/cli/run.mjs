/** `node lib/cli/run.mjs FILE ARGUMENT...`: runs a TypeScript command of this folder once its packages stand. */
import { basename } from 'node:path';
import { existsSync } from 'node:fs';
import { endRunning, run } from './child.mjs';
import { generateClient, installPackages } from './install.mjs';
import { inRoot, readEnvFiles } from './project.mjs';
import { Failure, runMain } from './words.mjs';

await runMain(async () => {
  const [file = '', ...args] = process.argv.slice(2);
  const command = inRoot('lib', 'cli', basename(file));
  if (!file.endsWith('.ts') || !existsSync(command)) throw new Failure('run.unknown', { file }, 2);
  readEnvFiles();
  await installPackages();
  await generateClient();
  // Ctrl-C reaches the command as well: it decides, and its exit code is ours.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', endRunning);
  const { code } = await run(process.execPath, ['--import', 'tsx', command, ...args], {
    output: 'inherit',
  });
  return code;
});
