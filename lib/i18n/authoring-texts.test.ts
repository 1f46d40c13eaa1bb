import { expect, test } from 'vitest';
import { authoringTexts } from './authoring-texts';
import { locales } from './locales';

const leaves = (tree: unknown): string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(leaves);

test('texts that the browser fills in hold nothing but {name} places', () => {
  for (const locale of locales) {
    const odd = leaves(authoringTexts(locale)).filter((text) =>
      /[{}]|''/.test(text.replaceAll(/\{\w+\}/g, '')),
    );
    expect(odd).toEqual([]);
  }
});
