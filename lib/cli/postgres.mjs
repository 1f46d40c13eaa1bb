import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Service } from './child.mjs';
import { Failure, report } from './words.mjs';

const program = fileURLToPath(new URL('./postgres-process.mjs', import.meta.url));

/**
 * Where tests may make databases: TEST_DATABASE_URL, or a server started for them; null where there is none.
 * @returns {Promise<{ url: string, close: () => Promise<void> } | null>}
 */
export async function openServer() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => undefined };
  const service = new Service('PostgreSQL', program, [], { output: 'capture' });
  const line = await new Promise((resolve) => {
    if (service.child.stdout)
      createInterface({ input: service.child.stdout }).once('line', resolve);
    void service.ended.then(() => setTimeout(() => resolve('{"reason":"…"}'), 1_000));
  });
  const { url, missing, reason } = JSON.parse(line);
  if (url !== undefined) return { url, close: () => service.stop() };
  await service.stop();
  if (missing) report('test.noPostgres');
  else throw new Failure('test.postgresFailed', { reason });
  return null;
}
