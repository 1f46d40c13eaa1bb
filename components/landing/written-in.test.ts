import { expect, test } from 'vitest';
import { translate, locales } from '@/lib/i18n';
import { writtenIn } from './written-in';

test('the sample on the start page is a question with options, in both languages', () => {
  for (const locale of locales) {
    const { stem, options } = writtenIn(translate(locale, 'authoring.landing.sample'));
    expect(stem).not.toBe('');
    expect(options.map(({ text }) => text)).toEqual(['SYN', 'SYN, ACK', 'FIN']);
  }
});

test('a line in writing is no option before it says something', () => {
  expect(writtenIn('Why?\n=\n~ b').options).toEqual([{ id: 'o0', text: 'b' }]);
});
