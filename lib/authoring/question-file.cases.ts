import { assert } from '@/lib/kit';
import type { FindingCode } from './finding';

/** A right file of one question; each test spoils it in one place. */
export const good = `topic: handshake
questions:
  - id: handshake-probe
    difficulty: 2
    stem:
      en: What comes after \`SYN\`?
      zh-CN: 在 \`SYN\` 之后是什么？
    answer:
      kind: single-choice
      options:
        - id: a
          text:
            en: The answer to it
            zh-CN: 对它的应答
          right: true
        - id: b
          text:
            en: The end of it all
            zh-CN: 一切的结束
          misconception: D09
        - id: c
          text:
            en: Nothing for a while
            zh-CN: 暂时什么也没有
          why:
            en: There is an answer.
            zh-CN: 会有应答。
    why:
      en: A listener answers.
      zh-CN: 监听方会应答。
    sources: [hs-three-segments, RFC 9293 §3.10.7.2 third]
`;

const numeric = `kind: numeric
      value: 63
      tolerance: 1
      faults:
        - value: 31
          misconception: D09
        - value: 6
          misconception: D09
`;
const header = `kind: header-fields
      fields:
        flags: [SYN, ACK]
        seq: 300
      given:
        ack: '101'
      faults:
        - fields:
            flags: [ACK]
          misconception: D09
        - fields:
            seq: 301
          misconception: D09
`;
const pair = `kind: state-pair
      ends:
        A:
          en: Client
          zh-CN: 客户端
        B:
          en: Server
          zh-CN: 服务器
      states: { A: ESTABLISHED, B: SYN-RECEIVED }
      faults:
        - states: { A: ESTABLISHED, B: ESTABLISHED }
          misconception: D09
        - states: { A: SYN-SENT, B: SYN-RECEIVED }
          misconception: D09
`;

const freeText = `kind: free-text
      turns:
        - id: first
          model:
            en: It is answered.
            zh-CN: 会得到应答。
          rubric:
            - id: answered
              weight: must
              text:
                en: there is an answer
                zh-CN: 会有应答
            - id: silence
              weight: trap
              text:
                en: there is none
                zh-CN: 没有应答
              misconception: D09
        - id: deeper
          ask:
            en: By whom?
            zh-CN: 由谁应答？
          when: { said: [answered], unsaid: [silence] }
          model:
            en: By the listener.
            zh-CN: 由监听方。
          rubric:
            - id: listener
              weight: plus
              text:
                en: the listener
                zh-CN: 监听方
`;

/** The good file with another answer in place of the single choice. */
export function withAnswer(answer: string): string {
  const [before = ''] = good.split('kind: single-choice');
  return `${before}${answer}${good.slice(good.indexOf('    why:\n      en: A listener'))}`;
}

/** A text with one place changed; the place must be there. */
export const spoil = (from: string, to: string, text = good): string => {
  assert(text.includes(from), `the text to spoil: ${from}`);
  return text.replace(from, to);
};
/** A right file for each kind. */
export const rightFiles: [kind: string, text: string][] = [
  ['single choice', good],
  ['multiple choice', spoil('single-choice', 'multiple-choice')],
  ['numeric', withAnswer(numeric)],
  ['header fields', withAnswer(header)],
  ['state pair', withAnswer(pair)],
  ['free text', withAnswer(freeText)],
];

/** The good file with `count` further wrong options. */
function withMoreOptions(count: number): string {
  const option = (index: number): string => `        - id: more-${index}
          text:
            en: Further answer ${index}
            zh-CN: 另一个答案 ${index}
          misconception: D09
`;
  const options = Array.from({ length: count }, (_, index) => option(index)).join('');
  return good.replace('        - id: c\n', `${options}        - id: c\n`);
}

/** What is spoilt, how, and the text that first stands on the line to be named. */
export type Case = [code: FindingCode, what: string, text: string, at: string];

export const cases: Case[] = [
  [
    'syntax',
    'a key without a value marker',
    spoil('difficulty: 2', 'difficulty 2'),
    'difficulty 2',
  ],
  [
    'syntax',
    'a key that stands twice',
    spoil('difficulty: 2', 'difficulty: 2\n    difficulty: 3'),
    'difficulty: 3',
  ],
  ['syntax', 'a tag', spoil('difficulty: 2', 'difficulty: !big 2'), '!big'],
  ['syntax', 'a second document', `${good}---\ntopic: states\n`, '---'],
  [
    'alias',
    'an alias',
    spoil(
      'en: The end of it all',
      'en: *end',
      spoil('en: The answer to it', 'en: &end The answer to it'),
    ),
    '*end',
  ],
  ['empty', 'no content', '# nothing\n', '# nothing'],
  [
    'unknown-key',
    'a misspelt key',
    spoil('    difficulty: 2', '    dificulty: 2\n    difficulty: 2'),
    'dificulty',
  ],
  [
    'unknown-key',
    'a key that the kind does not have',
    spoil('value: 63', 'value: 63\n      options: []', withAnswer(numeric)),
    'options',
  ],
  ['missing-key', 'no difficulty', spoil('    difficulty: 2\n', ''), 'id: handshake-probe'],
  ['missing-key', 'no kind', spoil('      kind: single-choice\n', ''), 'answer:'],
  [
    'missing-language',
    'no Chinese text',
    spoil('      zh-CN: 在 `SYN` 之后是什么？\n', ''),
    'stem:',
  ],
  ['wrong-type', 'a number as a text', spoil('en: The end of it all', 'en: 12'), 'en: 12'],
  [
    'wrong-type',
    'a text as a number',
    spoil('difficulty: 2', 'difficulty: two'),
    'difficulty: two',
  ],
  ['not-one-of', 'an unknown topic', spoil('topic: handshake', 'topic: handshaking'), 'topic:'],
  ['not-one-of', 'an unknown kind', spoil('single-choice', 'essay'), 'kind: essay'],
  [
    'not-one-of',
    'an unknown state',
    spoil('A: ESTABLISHED, B: SYN-RECEIVED }', 'A: OPEN, B: SYN-RECEIVED }', withAnswer(pair)),
    'A: OPEN',
  ],
  ['out-of-range', 'a difficulty of 6', spoil('difficulty: 2', 'difficulty: 6'), 'difficulty: 6'],
  ['out-of-range', 'a difficulty of 0', spoil('difficulty: 2', 'difficulty: 0'), 'difficulty: 0'],
  ['wrong-type', 'half a difficulty', spoil('difficulty: 2', 'difficulty: 2.5'), 'difficulty: 2.5'],
  ['too-short', 'an empty text', spoil('en: The end of it all', "en: ''"), "en: ''"],
  [
    'too-long',
    'a text of 4001 characters',
    spoil('The end of it all', 'x'.repeat(4001)),
    'en: xxx',
  ],
  [
    'too-long',
    'a unit that does not fit',
    spoil(
      'tolerance: 1',
      'tolerance: 1\n      unit: { en: seconds since the very start, zh-CN: 秒 }',
      withAnswer(numeric),
    ),
    'unit:',
  ],
  [
    'too-few',
    'no source',
    spoil('[hs-three-segments, RFC 9293 §3.10.7.2 third]', '[]'),
    'sources:',
  ],
  [
    'too-few',
    'no field asked for',
    spoil(
      '        flags: [SYN, ACK]\n        seq: 300\n',
      '        {}\n',
      withAnswer(header).replace(/ {6}faults:[\s\S]*?(?= {4}why:)/, ''),
    ),
    'fields:',
  ],
  ['too-many', 'nine options in a single choice', withMoreOptions(6), 'options:'],
  [
    'wrong-format',
    'an id with a blank',
    spoil('id: handshake-probe', 'id: handshake probe'),
    'id: handshake probe',
  ],
  [
    'wrong-value',
    'a field that is no number',
    spoil('seq: 300', 'seq: soon', withAnswer(header)),
    'seq: soon',
  ],
  [
    'wrong-file-name',
    'another topic than the name of the file',
    spoil('topic: handshake', 'topic: states'),
    'topic:',
  ],
  [
    'duplicate-option',
    'an option id twice',
    spoil('id: b', 'id: a'),
    'id: a\n          text:\n            en: The end',
  ],
  [
    'same-text',
    'two options that read the same',
    spoil('en: The end of it all', 'en: the answer  to it.'),
    'en: the answer  to',
  ],
  [
    'right-count',
    'two right options in a single choice',
    spoil('misconception: D09', 'right: true'),
    'options:',
  ],
  [
    'right-count',
    'no right option in a single choice',
    spoil('right: true', 'misconception: D09'),
    'options:',
  ],
  [
    'none-right',
    'no right option in a multiple choice',
    spoil('right: true', 'misconception: D09', spoil('single-choice', 'multiple-choice')),
    'options:',
  ],
  [
    'none-wrong',
    'no wrong option in a multiple choice',
    good
      .replace('single-choice', 'multiple-choice')
      .replace('misconception: D09', 'right: true')
      .replace(
        '          why:\n            en: There is an answer.\n            zh-CN: 会有应答。',
        '          right: true',
      ),
    'options:',
  ],
  [
    'no-reason',
    'a wrong option without a reason',
    spoil('          misconception: D09\n', ''),
    'id: b',
  ],
  [
    'no-reason',
    'a fault without a reason',
    spoil(
      '        - value: 31\n          misconception: D09\n',
      '        - value: 31\n',
      withAnswer(numeric),
    ),
    'value: 31',
  ],
  [
    'reason-of-right',
    'a right option with a misconception',
    spoil('right: true', 'right: true\n          misconception: D09'),
    'id: a',
  ],
  [
    'fault-is-key',
    'a number within the tolerance',
    spoil('value: 31', 'value: 62.5', withAnswer(numeric)),
    'value: 62.5',
  ],
  [
    'fault-is-key',
    'fields equal to the key, flags in another order',
    spoil('flags: [ACK]', 'flags: [ACK, SYN]', withAnswer(header)),
    'fields:\n            flags: [ACK, SYN]',
  ],
  [
    'fault-is-key',
    'states equal to the key',
    spoil(
      '{ A: SYN-SENT, B: SYN-RECEIVED }',
      '{ A: ESTABLISHED, B: SYN-RECEIVED }',
      withAnswer(pair),
    ),
    '- states: { A: ESTABLISHED, B: SYN-RECEIVED }',
  ],
  [
    'fault-twice',
    'two numbers that the tolerance does not tell apart',
    spoil('value: 6\n', 'value: 30\n', withAnswer(numeric)),
    'value: 30',
  ],
  [
    'fault-field',
    'a fault in a field not asked for',
    spoil('seq: 301', 'len: 1', withAnswer(header)),
    'len: 1',
  ],
  [
    'given-and-asked',
    'a field given and asked for',
    spoil("ack: '101'", "seq: '300'", withAnswer(header)),
    "seq: '300'",
  ],
  [
    'unknown-misconception',
    'a misconception that has no entry',
    spoil('D09', 'D77'),
    'misconception: D77',
  ],
  [
    'unknown-claim',
    'a claim that does not exist',
    spoil('[hs-three-segments,', '[hs-four-segments,'),
    'sources:',
  ],
  [
    'unknown-clause',
    'a section that does not exist',
    spoil('§3.10.7.2 third', '§3.10.9'),
    'sources:',
  ],
  [
    'unknown-clause',
    'a document without a section',
    spoil('RFC 9293 §3.10.7.2 third', 'RFC 9293'),
    'sources:',
  ],
  [
    'half-width',
    'a half-width mark beside Chinese',
    spoil('监听方会应答。', '监听方会应答.'),
    'zh-CN: 监听方会应答.',
  ],
  [
    'half-width',
    'a half-width bracket before Chinese',
    spoil('监听方会应答。', '监听方会应答 (立即)。'),
    'zh-CN: 监听方会应答 (',
  ],
  [
    'full-width',
    'a full-width mark in English',
    spoil('en: A listener answers.', 'en: A listener answers。'),
    'en: A listener answers。',
  ],
  [
    'wrong-quotes',
    'quotation marks of another language',
    spoil('监听方会应答。', '监听方会«应答»。'),
    'zh-CN: 监听方会«',
  ],
  [
    'formal-you',
    'the polite address',
    spoil('监听方会应答。', '监听方会告诉您。'),
    'zh-CN: 监听方会告诉',
  ],
  [
    'chinese-in-english',
    'Chinese in the English text',
    spoil('en: A listener answers.', 'en: A 监听方 answers.'),
    'en: A 监听方',
  ],
  [
    'no-chinese',
    'an English sentence in place of the Chinese',
    spoil('zh-CN: 监听方会应答。', 'zh-CN: A listener will always answer this.'),
    'zh-CN: A listener',
  ],
  [
    'unclosed-mark',
    'a backtick without its other half',
    spoil('en: A listener answers.', 'en: A `listener answers.'),
    'en: A `listener',
  ],
  [
    'code-differs',
    'other code in the other language',
    spoil('zh-CN: 在 `SYN` 之后', 'zh-CN: 在 `FIN` 之后'),
    'stem:',
  ],
  [
    'duplicate-turn',
    'two turns of one id',
    spoil('id: deeper', 'id: first', withAnswer(freeText)),
    'id: first\n          ask',
  ],
  [
    'duplicate-point',
    'two points of one id, in different turns',
    spoil('id: listener', 'id: silence', withAnswer(freeText)),
    'id: silence\n              weight: plus',
  ],
  [
    'first-turn',
    'a first turn that asks',
    spoil(
      'id: first\n',
      'id: first\n          ask: { en: What?, zh-CN: 什么？ }\n',
      withAnswer(freeText),
    ),
    'ask: { en: What?',
  ],
  [
    'first-turn',
    'a first turn with a condition',
    spoil('id: first\n', 'id: first\n          when: {}\n', withAnswer(freeText)),
    'when: {}',
  ],
  [
    'missing-key',
    'a follow-up that asks nothing',
    spoil(
      'ask:\n            en: By whom?\n            zh-CN: 由谁应答？\n          when',
      'when',
      withAnswer(freeText),
    ),
    'id: deeper',
  ],
  [
    'later-point',
    'a condition on a point of the same turn',
    spoil('said: [answered]', 'said: [listener]', withAnswer(freeText)),
    'when: { said: [listener]',
  ],
  [
    'later-point',
    'a condition on a point that is nowhere',
    spoil('unsaid: [silence]', 'unsaid: [noise]', withAnswer(freeText)),
    'when: { said',
  ],
  [
    'said-and-unsaid',
    'a condition that never holds',
    spoil('unsaid: [silence]', 'unsaid: [answered]', withAnswer(freeText)),
    'when: { said',
  ],
  [
    'no-must',
    'a first turn without anything that must be said',
    spoil('weight: must', 'weight: plus', withAnswer(freeText)),
    'rubric:',
  ],
  [
    'only-traps',
    'a follow-up with nothing but a trap',
    spoil('weight: plus', 'weight: trap', withAnswer(freeText)),
    'rubric:\n            - id: listener',
  ],
  [
    'belief-of-right',
    'a right point with a misconception',
    spoil('weight: must', 'weight: must\n              misconception: D09', withAnswer(freeText)),
    'misconception: D09',
  ],
  [
    'unknown-misconception',
    'a trap of a misconception without an entry',
    spoil('misconception: D09', 'misconception: D77', withAnswer(freeText)),
    'misconception: D77',
  ],
];
