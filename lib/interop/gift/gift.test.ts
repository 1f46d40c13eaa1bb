import fc from 'fast-check';
import { expect, test } from 'vitest';
import { translate, locales } from '@/lib/i18n';
import {
  emitGift,
  giftErrors,
  giftFormats,
  giftWarnings,
  parseGift,
  type GiftAnswer,
  type GiftQuestion,
  type GiftText,
} from '@/lib/interop';

const plain = (text: string): GiftText => ({ format: 'moodle', text });
/** The questions of a file that can be read. */
function read(text: string): GiftQuestion[] {
  const file = parseGift(text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value.questions.map(({ question }) => question);
}
const answerOf = (text: string): GiftAnswer | undefined => read(text)[0]?.answer;
/** The errors of a file that cannot. */
const errors = (text: string) => {
  const file = parseGift(text);
  return file.ok ? [] : file.error.map(({ line, code }) => [line, code]);
};

// The examples of https://docs.moodle.org/en/GIFT_format.
test('a choice of one, with feedback, a title and general feedback', () => {
  const text = `// question: 1 name: Grant
::Grant's tomb:: Who is buried in Grant's tomb in New York City? {
=Grant
~No one #Was true for 12 years, but Grant's remains were buried in the tomb in 1897
~%50%Napoleon
####He was buried there.
}`;
  expect(read(text)).toEqual([
    {
      ...{ title: "Grant's tomb", tail: null, general: plain('He was buried there.') },
      stem: plain("Who is buried in Grant's tomb in New York City?"),
      answer: {
        ...{ kind: 'choice', single: true },
        options: [
          { text: plain('Grant'), weight: 100, feedback: null },
          {
            text: plain('No one'),
            weight: 0,
            feedback: plain(
              "Was true for 12 years, but Grant's remains were buried in the tomb in 1897",
            ),
          },
          { text: plain('Napoleon'), weight: 50, feedback: null },
        ],
      },
    },
  ]);
});

test('a choice of several by weights alone', () => {
  const text = `What two people are entombed in Grant's tomb? {
   ~%-100%No one
   ~%50%Grant
   ~%50%Grant's wife
   ~%-100%Grant's father
}`;
  expect(answerOf(text)).toMatchObject({
    ...{ kind: 'choice', single: false },
    options: [{ weight: -100 }, { weight: 50 }, { weight: 50 }, { weight: -100 }],
  });
});

test('true and false, in all spellings, with feedback for wrong and right', () => {
  for (const word of ['T', 'TRUE', 'true', 'F', 'FALSE']) {
    expect(answerOf(`Said.{${word}}`)).toMatchObject({
      kind: 'true-false',
      right: /^t/i.test(word),
    });
  }
  expect(answerOf('Grant was buried there.{FALSE#No, he is.#Right!}')).toEqual({
    ...{ kind: 'true-false', right: false },
    wrongFeedback: plain('No, he is.'),
    rightFeedback: plain('Right!'),
  });
});

test.each([
  ['When was Grant born? {#1822:5}', [{ number: { value: 1822, tolerance: 5 }, weight: 100 }]],
  ['Pi? {#3.141..3.142}', [{ number: { from: 3.141, to: 3.142 }, weight: 100 }]],
  ['What? {#-5}', [{ number: { value: -5, tolerance: 0 }, weight: 100 }]],
  [
    'When was Grant born? {#\n=1822:0\n=%50%1822:2\n~#nowhere near\n}',
    [
      { number: { value: 1822, tolerance: 0 }, weight: 100 },
      { number: { value: 1822, tolerance: 2 }, weight: 50 },
    ],
  ],
])('numbers: %j', (text, answers) => {
  expect(answerOf(text)).toMatchObject({ kind: 'numeric', answers });
});

test('short answers, matching, essay, description, missing word', () => {
  expect(answerOf("Who's buried there?{=no one =nobody}")).toMatchObject({
    ...{ kind: 'short-answer' },
    answers: [{ text: plain('no one') }, { text: plain('nobody') }],
  });
  expect(answerOf('Two plus two?{four}')).toMatchObject({ kind: 'short-answer' });
  expect(answerOf('Match. {\n=Canada -> Ottawa\n=Italy -> Rome\n}')).toMatchObject({
    pairs: [{ left: plain('Canada'), right: plain('Ottawa') }, { left: plain('Italy') }],
  });
  expect(answerOf('Write a biography. {}')).toEqual({ kind: 'essay' });
  expect(answerOf('You can use your book.')).toEqual({ kind: 'description' });
  expect(read('Moodle costs {~lots =nothing} to download.')[0]).toMatchObject({
    ...{ stem: plain('Moodle costs'), tail: 'to download.' },
  });
});

test('escapes, formats and comments', () => {
  const text = `// a comment
[html]<p>Which \\{ sign \\} is it\\: \\~, \\=, \\# or \\\\?</p> {
  // another
  =[plain]a\\=b
  ~a\\nb // no comment here
}`;
  expect(read(text)[0]).toMatchObject({
    stem: { format: 'html', text: '<p>Which { sign } is it: ~, =, # or \\?</p>' },
    answer: {
      options: [
        { text: { format: 'plain', text: 'a=b' } },
        { text: { format: 'html', text: 'a\nb // no comment here' } },
      ],
    },
  });
});

test('a category is a warning by its line; Windows line ends and a byte order mark are none', () => {
  const file = parseGift('\uFEFF$CATEGORY: a/b\r\n\r\nOne? {T}\r\n\r\nTwo? {F}\r\n');
  expect(file).toMatchObject({
    ok: true,
    value: {
      questions: [{ line: 3 }, { line: 5 }],
      warnings: [{ line: 1, code: 'category', params: { name: 'a/b' } }],
    },
  });
});

test.each([
  ['', [[1, 'no-question']]],
  ['// nothing\n\n', [[1, 'no-question']]],
  ['::Title What? {T}', [[1, 'title-unclosed']]],
  ['What?\n{\n=a\n~b', [[2, 'brace-unclosed']]],
  [
    'What? {\n=a\n\n~b\n}',
    [
      [1, 'brace-unclosed'],
      [5, 'brace-unopened'],
    ],
  ],
  ['What? {=a ~{b}', [[1, 'brace-unclosed']]],
  ['What? {=a ~b}\nand {=c ~d}', [[2, 'second-answer']]],
  ['{=a ~b}', [[1, 'no-text']]],
  [
    'What? {\n=a\n~\n~#why\n}',
    [
      [3, 'empty-option'],
      [4, 'empty-option'],
    ],
  ],
  ['What? {\n~a\n~b\n}', [[2, 'none-right']]],
  [
    'What? {=a ~%5x%b\n~%200%c}',
    [
      [1, 'bad-weight'],
      [2, 'bad-weight'],
    ],
  ],
  ['What? {a ~b =c}', [[1, 'stray-text']]],
  ['What? {#five}', [[1, 'bad-number']]],
  ['What? {#1,5}', [[1, 'bad-number']]],
  ['What? {#5..1}', [[1, 'bad-range']]],
  ['What? {#=%50%5}', [[1, 'no-number']]],
  ['What? {=a -> b\n=c}', [[2, 'bad-pair']]],
  ['What? {=a -> b}', [[1, 'one-pair']]],
  ['One? {T}\n\nTw\u0000o? {F}', [[3, 'bad-character']]],
])('what is wrong in %j is found on its line', (text, expected) => {
  expect(errors(text)).toEqual(expected);
});

test('an error in line 300 of 500 questions is told by its line, and all others too', () => {
  const lines = Array.from({ length: 500 }, (_, index) => `Question ${index}? {=a ~b}\n`);
  const file = (change: Readonly<Record<number, string>>) =>
    lines.map((line, index) => change[index] ?? line).join('\n');
  // Question n stands on line 2n + 1.
  expect(read(file({}))).toHaveLength(500);
  expect(errors(file({ 149: '// fine\nBroken? {=a ~b\n' }))).toEqual([[300, 'brace-unclosed']]);
  const three = { 10: 'x {#y}\n', 200: 'x {~a}\n', 499: '{=a ~b}\n' };
  expect(errors(file(three))).toEqual([
    [21, 'bad-number'],
    [401, 'none-right'],
    [999, 'no-text'],
  ]);
});

test('a megabyte is read in time', () => {
  const text = 'What is it? {=this ~that ~%50%neither#no}\n\n'.repeat(1000);
  const padded = text + '// '.padEnd(900_000, 'x');
  const started = performance.now();
  expect(read(padded)).toHaveLength(1000);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('what is no GIFT at all is errors, never an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const file = parseGift(text);
      if (!file.ok) expect(file.error.length).toBeGreaterThan(0);
    }),
  );
  const signs = fc.array(fc.constantFrom(...'{}=~#:%\\->\n []aT1.'.split('')), { maxLength: 60 });
  fc.assert(
    fc.property(signs, (list) => {
      const file = parseGift(list.join(''));
      if (file.ok)
        expect(read(emitGift(file.value.questions.map((each) => each.question)))).toEqual(
          file.value.questions.map(({ question }) => question),
        );
    }),
    { numRuns: 500 },
  );
});

const words = fc
  .string({
    unit: fc.constantFrom('😀', ...'ab ~=#{}:\\%/$[]\n->中'.split('')),
    minLength: 1,
    maxLength: 12,
  })
  .map((text) => text.replace(/->/g, '').trim())
  .filter((text) => text !== '' && !giftFormats.some((format) => text.startsWith(`[${format}]`)));
const text = fc.record({ format: fc.constantFrom(...giftFormats), text: words });
const feedback = fc.option(text, { nil: null });
const weight = fc.constantFrom(-100, -33.33333, 0, 25, 33.33333, 50, 100);
const option = fc.record({ text, weight, feedback });
const number = fc.oneof(
  fc.record({ value: fc.integer(), tolerance: fc.nat(100) }),
  fc.record({ from: fc.integer({ max: 0 }), to: fc.nat() }),
);
const answer: fc.Arbitrary<GiftAnswer> = fc.oneof(
  fc.constant({ kind: 'essay' as const }),
  fc.constant({ kind: 'description' as const }),
  fc.record({
    kind: fc.constant('true-false' as const),
    right: fc.boolean(),
    wrongFeedback: feedback,
    rightFeedback: feedback,
  }),
  fc.array(option, { minLength: 1, maxLength: 4 }).map((rest) => ({
    kind: 'choice' as const,
    single: true,
    // A choice of one without a wrong option reads as a short answer.
    options: [{ ...option0, weight: 100 }, { ...option0, weight: 0 }, ...rest],
  })),
  fc
    .array(
      option.filter((each) => each.weight > 0),
      { minLength: 1, maxLength: 4 },
    )
    .map((options) => ({
      ...{ kind: 'choice' as const, single: false, options },
    })),
  fc.array(option, { minLength: 1, maxLength: 4 }).map((answers) => ({
    ...{ kind: 'short-answer' as const, answers },
  })),
  fc
    .array(fc.record({ left: text, right: text }), { minLength: 2, maxLength: 4 })
    .map((pairs) => ({ kind: 'matching' as const, pairs })),
  fc.record({
    kind: fc.constant('numeric' as const),
    answers: fc
      .array(fc.record({ number, weight: fc.constantFrom(0, 50, 100), feedback }), { maxLength: 3 })
      .map((rest) => [
        { number: { value: 5, tolerance: 0.5 }, weight: 100, feedback: null },
        ...rest,
      ]),
    otherwise: feedback,
  }),
);
const option0 = { text: plain('a'), feedback: null };
const question = fc
  .record({
    title: fc.option(words, { nil: null }),
    stem: text,
    tail: fc.option(words, { nil: null }),
    answer,
    general: feedback,
  })
  .map((made): GiftQuestion =>
    made.answer.kind === 'description' ? { ...made, tail: null, general: null } : made,
  );

test('whatever questions are written, reading them again gives the same', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 1, maxLength: 3 }), (questions) => {
      expect(read(emitGift(questions))).toEqual(questions);
    }),
    { numRuns: 1000 },
  );
});

test('every error and warning has a sentence in both languages', () => {
  const params = {
    limit: 1,
    found: 'x',
    text: 'x',
    name: 'x',
    count: 2,
    id: 'x',
    kind: 'x',
    ids: 'x',
    details: 'x',
  };
  for (const locale of locales) {
    for (const code of giftErrors) {
      expect(translate(locale, `gift.error.${code}`, params)).not.toMatch(/undefined/);
    }
    for (const code of giftWarnings) {
      expect(translate(locale, `gift.warning.${code}`, params)).not.toMatch(/undefined/);
    }
  }
  expect(translate('en', 'gift.error.brace-unopened')).toContain('\\}');
});
