import { expect, test } from 'vitest';
import { locales, type Locale } from '@/lib/i18n';
import { questionTexts } from './question-messages';

function leaves(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  return Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) =>
    leaves(value, `${path}.${key}`),
  );
}

const places = (locale: Locale) =>
  leaves(questionTexts(locale)).map(([path, text]) => [
    path,
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
  ]);

test('the browser gets the same places to fill in in both languages', () => {
  expect(places('zh-CN')).toEqual(places('en'));
  const texts = questionTexts('en');
  expect(texts.parts).toContain('{right}');
  expect(texts.ladder.segment).toContain('{flags}');
});

test.each(locales)(
  'no text for the browser in %s holds ICU syntax that it could not fill in',
  (locale) => {
    const odd = leaves(questionTexts(locale)).filter(([, text]) =>
      /[{}]/.test(text.replace(/\{\w+\}/g, '')),
    );
    expect(odd).toEqual([]);
  },
);
