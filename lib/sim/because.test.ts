import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { becauseIds, becauseKey } from './because';

const sentences = (locale: string): object =>
  JSON.parse(
    readFileSync(new URL(`../../content/messages/${locale}/trace.json`, import.meta.url), 'utf8'),
  ) as object;

test.each(['en', 'zh-CN'])(
  'every reason has its sentence in %s, and no sentence is left over',
  (locale) => {
    expect(Object.keys(sentences(locale)).sort()).toEqual(
      becauseIds.map((id) => becauseKey({ id })).sort(),
    );
  },
);
