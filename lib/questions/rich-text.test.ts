import { expect, test } from 'vitest';
import { parseRichText } from './rich-text';

test('an empty line separates paragraphs; a single line break is a space', () => {
  expect(parseRichText('one\ntwo\n\nthree')).toEqual([
    [{ kind: 'text', text: 'one two' }],
    [{ kind: 'text', text: 'three' }],
  ]);
});

test('backticks are code, double asterisks are strong, and code wins inside', () => {
  expect(parseRichText('in `A**B**` the **not** rule')).toEqual([
    [
      { kind: 'text', text: 'in ' },
      { kind: 'code', text: 'A**B**' },
      { kind: 'text', text: ' the ' },
      { kind: 'strong', text: 'not' },
      { kind: 'text', text: ' rule' },
    ],
  ]);
});

test.each(['a `b', 'a **b', '<b>x</b>', '5 * 3 * 2', '**', '``'])(
  'an unclosed mark is plain text, and nothing else is markup: %j',
  (source) => {
    expect(parseRichText(source)).toEqual([[{ kind: 'text', text: source }]]);
  },
);
