import { expect, test } from 'vitest';
import { preferredLocale } from './locales';

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de-DE,de;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['en;q=0.3, zh;q=0.7', 'zh-CN'],
  ['zh;q=0, en', 'en'],
  ['fr, en-GB;q=0.8, zh;q=0.5', 'en'],
  [';;;,q=,', 'en'],
])('Accept-Language %j is served in %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
