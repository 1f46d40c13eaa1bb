import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n';
import { generate, type GeneratorId, generatorIds } from '.';

const room = import.meta.dirname;

/** `pins.txt` in the folder of a family, which begins with its id. */
function pinsFile(id: GeneratorId): string {
  const folders = readdirSync(room).filter((name) => name.startsWith(`${id.toLowerCase()}-`));
  expect(folders, `one folder for ${id}`).toHaveLength(1);
  return join(room, folders[0] ?? '', 'pins.txt');
}

const seeds = ['1', '42', 'zz'];
const difficulties = [1, 2, 3, 4, 5];

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** A line for each question: difficulty, seed, language, and a digest of what is asked and what is right. */
const pinsOf = (generator: GeneratorId): string =>
  seeds
    .flatMap((seed) =>
      difficulties.flatMap((difficulty) =>
        locales.map((locale) => {
          const made = generate({ generator, seed, difficulty, locale });
          if (!made.ok) throw new Error(made.error.message);
          const { public: shown, key } = made.value;
          return [difficulty, seed, locale, digest([shown.stem, shown.body, key.body])].join(' ');
        }),
      ),
    )
    .join('\n') + '\n';

// First of all: the tests after it write the pins of a family that has none.
test('every family has pins', () => {
  expect(generatorIds.filter((id) => !existsSync(pinsFile(id)))).toEqual([]);
});

test.each(generatorIds)('%s: the bytes of a seed are a public promise', async (id) => {
  await expect(pinsOf(id)).toMatchFileSnapshot(pinsFile(id));
});
