import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRichText } from './rich-text';

test('paragraphs are split at empty lines and hold text, code and strong', () => {
  expect(parseRichText('A sends `SYN`\nto **B**.\n\nThen?')).toEqual([
    [
      { kind: 'text', text: 'A sends ' },
      { kind: 'code', text: 'SYN' },
      { kind: 'text', text: ' to ' },
      { kind: 'strong', text: 'B' },
      { kind: 'text', text: '.' },
    ],
    [{ kind: 'text', text: 'Then?' }],
  ]);
});

test('an unclosed mark is plain text', () => {
  expect(parseRichText('a ` b ** c')).toEqual([[{ kind: 'text', text: 'a ` b ** c' }]]);
});

test('no character but marks and line breaks is lost', () => {
  const bare = (text: string) => text.replace(/[\s`*]/g, '');
  fc.assert(
    fc.property(fc.string(), (source) => {
      const pieces = parseRichText(source).flat();
      expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(source));
    }),
  );
});
