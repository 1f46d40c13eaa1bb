import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { catalogues } from './catalogues';

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [[path + key, String(value)] as [string, string]],
  );
}

function parameters(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
      case TYPE.tag:
        return [];
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.select:
      case TYPE.plural:
        return [
          element.value,
          ...Object.values(element.options).flatMap((option) => parameters(option.value)),
        ];
    }
  });
}

const parametersOf = (text: string) => [
  ...new Set(parameters(parse(text, { ignoreTag: true })).sort()),
];
const en = leaves(catalogues.en);
const zh = new Map(leaves(catalogues['zh-CN']));

test('both languages have the same keys', () => {
  expect([...zh.keys()].sort()).toEqual(en.map(([key]) => key).sort());
});

test('both languages use the same parameters in each text', () => {
  const different = en.filter(
    ([key, text]) =>
      JSON.stringify(parametersOf(text)) !== JSON.stringify(parametersOf(zh.get(key) ?? '')),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test('no text is empty', () => {
  const empty = [...en, ...zh].filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test('Chinese speaks to the reader as 你 and uses full-width punctuation between Chinese characters', () => {
  const slips = [...zh].filter(([, text]) => /您|[一-鿿][,;:?!]|[,;:?!][一-鿿]/.test(text));
  expect(slips).toEqual([]);
});
