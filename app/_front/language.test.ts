import { expect, test } from 'vitest';
import { localeInPath, localizedPath, wishedLocale } from './language';

test.each([
  ['/', 'zh-CN', '/zh-CN'],
  ['/sign-in', 'en', '/en/sign-in'],
  ['/topics', 'en', '/en/topics'],
  ['/fr/topics', 'zh-CN', '/zh-CN/fr/topics'],
  ['/en', 'zh-CN', null],
  ['/zh-CN/topics', 'en', null],
  ['/api/health', 'en', null],
  ['/_next/data', 'en', null],
] as const)('%s for somebody who reads %s leads to %s', (path, locale, target) => {
  expect(localizedPath(path, locale)).toBe(target);
});

test('the language read last goes before what the browser wishes; nonsense counts for nothing', () => {
  expect(wishedLocale('zh-CN', 'en')).toBe('zh-CN');
  expect(wishedLocale(undefined, 'zh-TW,en;q=0.5')).toBe('zh-CN');
  expect(wishedLocale('../etc', null)).toBe('en');
});

test('a path tells its language', () => {
  expect(localeInPath('/zh-CN/topics')).toBe('zh-CN');
  expect(localeInPath('/fr/topics')).toBeNull();
  expect(localeInPath('/')).toBeNull();
});
