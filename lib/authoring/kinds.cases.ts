import { spoil, withAnswer, type Case } from './question-file.cases';

const options = (name: string): string => `      ${name}:
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
`;
/** Three lines to order, to choose from or to match, each with the ids of `ids`. */
const three = (name: string, more: (id: string) => string = () => ''): string =>
  `      ${name}:\n` +
  ['a', 'b', 'c']
    .map(
      (id) => `        - id: ${id}
          text:
            en: Line ${id} here
            zh-CN: 这里是 ${id} 行
${more(id)}`,
    )
    .join('');

const verdict = `kind: verdict
      verdict: depends
${options('reasons')}      faults:
        - verdict: holds
          misconception: D09
`;
const order = `kind: order
${three('steps')}      before:
        - [a, b]
        - [b, c]
      faults:
        - first: b
          then: a
          misconception: D09
`;
const match = `kind: match
${three('left', (id) => `          to: ${id}\n`)}${three('right')}      faults:
        - left: a
          right: b
          misconception: D09
`;
const ends = `      ends:
        A:
          en: A
          zh-CN: A
        B:
          en: B
          zh-CN: B
`;
const segments = `kind: predict-segments
${ends}      segments:
        - from: A
          fields: { flags: [ACK], seq: 101 }
        - from: B
          fields: { flags: [FIN, ACK], seq: 300 }
      also:
        - - from: B
            fields: { flags: [FIN, ACK], seq: 300 }
          - from: A
            fields: { flags: [ACK], seq: 101 }
      faults:
        - segment: 2
          fields: { seq: 301 }
          misconception: D09
`;
const line = `kind: spot-line
${three('lines')}      line: b
${options('reasons')}      faults:
        - line: a
          misconception: D09
`;
const capture = `kind: read-capture
      capture: A > B [S] seq ?
      blanks:
        - id: seq
          ask:
            en: The number
            zh-CN: 序号
          type: seq
          value: 7
        - id: wait
          ask:
            en: The time
            zh-CN: 时间
          type: number
          value: 3
        - id: bits
          ask:
            en: The bits
            zh-CN: 标志位
          type: flags
          value: [ACK]
        - id: state
          ask:
            en: The state
            zh-CN: 状态
          type: state
          value: CLOSED
      faults:
        - blank: seq
          value: 8
          misconception: D09
`;
const path = `kind: state-path
      start: CLOSED
      accepted:
        - [SYN-SENT, ESTABLISHED]
      faults:
        - path: [SYN-RECEIVED, ESTABLISHED]
          misconception: D09
`;
const words = `kind: short-text
      accepted:
        en: [half-closed]
        zh-CN: [半关闭]
      faults:
        - text:
            en: half-open
            zh-CN: 半打开
          misconception: D09
`;
const rows = `kind: draw-ladder
${ends}      most: 2
      setup: {}
      goal:
        - what: state
          end: A
          state: ESTABLISHED
      model:
        - do: call
          end: A
          call: open
          octets: null
        - do: segment
          from: A
          flags: [SYN]
          seq: 100
          ack: '-'
          len: 0
          fate: delivered
          after: null
`;
const events = `kind: make-happen
${ends}      calls: [open]
      deeds: [lose]
      setup: {}
      goal:
        - what: segment
          from: A
          flags: [SYN]
          least: 2
          most: null
      model:
        - do: call
          end: A
          call: open
          octets: null
          atMs: null
        - do: lose
          from: A
          nth: 1
`;
const indented = (text: string): string => text.trimEnd().replaceAll('\n', '\n    ') + '\n';
const parts = `kind: multi-part
      parts:
        - id: first
          answer:
            ${indented(words).replaceAll('\n      ', '\n        ')}        - id: second
          ask:
            en: And then?
            zh-CN: 然后呢？
          when: { part: first, score: less, shows: D09 }
          answer:
            kind: numeric
            value: 3
`;

/** A right file for each of these kinds. */
export const rightKinds: [kind: string, text: string][] = [
  ['verdict', withAnswer(verdict)],
  ['order', withAnswer(order)],
  ['match', withAnswer(match)],
  ['prediction', withAnswer(segments)],
  ['wrong line', withAnswer(line)],
  ['capture', withAnswer(capture)],
  ['path', withAnswer(path)],
  ['short text', withAnswer(words)],
  ['ladder', withAnswer(rows)],
  ['goal', withAnswer(events)],
  ['question in parts', withAnswer(parts)],
];

export const kindCases: Case[] = [
  [
    'right-count',
    'a verdict with no right reason',
    spoil('          right: true\n', '          misconception: D09\n', withAnswer(verdict)),
    'reasons:',
  ],
  [
    'fault-is-key',
    'a wrong verdict that is right',
    spoil('- verdict: holds', '- verdict: depends', withAnswer(verdict)),
    '- verdict: depends',
  ],
  [
    'no-reason',
    'a wrong verdict without a reason',
    spoil('holds\n          misconception: D09', 'holds', withAnswer(verdict)),
    '- verdict: holds',
  ],
  [
    'no-such-id',
    'a precedence of a step that is not there',
    spoil('[b, c]', '[b, d]', withAnswer(order)),
    '[b, d]',
  ],
  [
    'order-broken',
    'steps that do not stand in a right order',
    spoil('[b, c]', '[c, b]', withAnswer(order)),
    '[c, b]',
  ],
  [
    'fault-is-key',
    'an order foreseen as wrong that the steps have',
    spoil('first: b\n          then: a', 'first: a\n          then: b', withAnswer(order)),
    'first: a',
  ],
  [
    'duplicate-option',
    'two steps of one id',
    spoil('- id: b', '- id: a', withAnswer(order)),
    '- id: a\n          text:\n            en: Line b',
  ],
  [
    'no-such-id',
    'a partner that is not there',
    spoil('to: c', 'to: d', withAnswer(match)),
    'to: d',
  ],
  [
    'no-such-id',
    'a wrong pair of an item that is not there',
    spoil('- left: a', '- left: x', withAnswer(match)),
    '- left: x',
  ],
  [
    'other-fields',
    'a segment with other fields than the first',
    spoil('{ flags: [FIN, ACK], seq: 300 }', '{ seq: 300 }', withAnswer(segments)),
    'fields: { seq: 300 }',
  ],
  [
    'other-count',
    'a further sequence that is shorter',
    spoil(
      '\n          - from: A\n            fields: { flags: [ACK], seq: 101 }\n      faults',
      '\n      faults',
      withAnswer(segments),
    ),
    '- - from: B',
  ],
  [
    'other-count',
    'a fault of a segment that is not asked for',
    spoil('segment: 2', 'segment: 3', withAnswer(segments)),
    'segment: 3',
  ],
  [
    'fault-field',
    'a fault in a field that is not asked for',
    spoil('{ seq: 301 }', '{ len: 1 }', withAnswer(segments)),
    'fields: { len: 1 }',
  ],
  [
    'fault-is-key',
    'a prediction foreseen as wrong that is right',
    spoil('{ seq: 301 }', '{ seq: 300 }', withAnswer(segments)),
    'faults:\n        - segment',
  ],
  [
    'id-twice',
    'two lines of one id',
    spoil('- id: c', '- id: a', withAnswer(line)),
    '- id: a\n          text:\n            en: Line c',
  ],
  [
    'no-such-id',
    'a wrong line that is not there',
    spoil('line: b\n', 'line: x\n', withAnswer(line)),
    'line: x',
  ],
  [
    'id-twice',
    'two blanks of one id',
    spoil('- id: wait', '- id: seq', withAnswer(capture)),
    '- id: seq\n          ask:\n            en: The time',
  ],
  [
    'no-such-id',
    'a fault of a blank that is not there',
    spoil('- blank: seq', '- blank: ack', withAnswer(capture)),
    '- blank: ack',
  ],
  [
    'value-type',
    'a state for a number',
    spoil('value: 8', 'value: CLOSED', withAnswer(capture)),
    'value: CLOSED\n          misconception',
  ],
  [
    'fault-is-key',
    'a blank foreseen as wrong that is right',
    spoil('value: 8', 'value: 7', withAnswer(capture)),
    'faults:',
  ],
  [
    'other-count',
    'accepted paths of two lengths where the length is told',
    spoil('ESTABLISHED]\n', 'ESTABLISHED]\n        - [ESTABLISHED]\n', withAnswer(path)),
    '- [ESTABLISHED]',
  ],
  [
    'fault-is-key',
    'a path foreseen as wrong that is accepted',
    spoil('[SYN-RECEIVED, ESTABLISHED]', '[SYN-SENT, ESTABLISHED]', withAnswer(path)),
    '- path:',
  ],
  [
    'key-not-right',
    'an accepted form without a word',
    spoil('[half-closed]', "['...']", withAnswer(words)),
    'answer:',
  ],
  [
    'fault-is-key',
    'words foreseen as wrong that say what is right',
    spoil('en: half-open', 'en: half closed', withAnswer(words)),
    'faults:',
  ],
  [
    'too-many',
    'a ladder longer than the reader may draw',
    spoil('most: 2', 'most: 1', withAnswer(rows)),
    'model:',
  ],
  [
    'no-such-id',
    'an event that is not offered',
    spoil('deeds: [lose]', 'deeds: [delay]', withAnswer(events)),
    '- do: lose',
  ],
  [
    'missing-key',
    'a later part that asks nothing',
    spoil(
      '          ask:\n            en: And then?\n            zh-CN: 然后呢？\n',
      '',
      withAnswer(parts),
    ),
    '- id: second',
  ],
  [
    'no-such-id',
    'a condition on a later part',
    spoil('part: first', 'part: second', withAnswer(parts)),
    'when:',
  ],
  [
    'unknown-misconception',
    'a condition on a misconception without an entry',
    spoil('shows: D09', 'shows: D77', withAnswer(parts)),
    'shows: D77',
  ],
  [
    'id-twice',
    'two parts of one id',
    spoil('- id: second', '- id: first', withAnswer(parts)),
    '- id: first\n          ask',
  ],
];
