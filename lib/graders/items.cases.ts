import type { KeyBody, KindId, PublicBody } from '@/lib/questions';
import type { Graded } from './grade';

const listed = (...ids: readonly string[]) => ids.map((id) => ({ id, text: `text ${id}` }));
const believed = (misconception: string) => ({ misconception, why: null });
const near = (why: string) => ({ misconception: null, why });
const ends = { A: 'client', B: 'server' };

/** A question of one kind: what it shows and what decides it. */
const item = <K extends KindId>(
  shown: Extract<PublicBody, { kind: K }>,
  key: Extract<KeyBody, { kind: K }>,
) => ({ public: { body: shown }, key: { body: key } }) satisfies Graded;

export const choice = item<'single-choice'>(
  { kind: 'single-choice', options: listed('a', 'b', 'c') },
  { kind: 'single-choice', correct: 'b', faults: { a: believed('D14'), c: near('No.') } },
);
export const choices = item<'multiple-choice'>(
  { kind: 'multiple-choice', options: listed('a', 'b', 'c', 'd') },
  { kind: 'multiple-choice', correct: ['a', 'c'], faults: { b: believed('D09') } },
);
export const number = item<'numeric'>(
  { kind: 'numeric', unit: 's' },
  { kind: 'numeric', value: 63, tolerance: 0, faults: [{ value: 31, fault: believed('D39') }] },
);
export const header = item<'header-fields'>(
  { kind: 'header-fields', fields: ['flags', 'seq', 'ack', 'len'], given: {} },
  {
    ...{ kind: 'header-fields', fields: { flags: ['SYN'], seq: 7, ack: null, len: 0 } },
    faults: [{ fields: { flags: ['ACK'] }, fault: believed('D11') }],
  },
);
export const pair = item<'state-pair'>(
  { kind: 'state-pair', ends },
  { kind: 'state-pair', states: { A: 'FIN-WAIT-2', B: 'CLOSE-WAIT' }, faults: [] },
);
export const verdict = item<'verdict'>(
  { kind: 'verdict', reasons: listed('a', 'b', 'c') },
  {
    ...{ kind: 'verdict', verdict: 'depends', reason: 'b' },
    faults: { a: believed('D20'), c: near('Not for that.') },
    verdictFaults: [{ verdict: 'holds', fault: near('Not always.') }],
  },
);
/** b and c may come in either order, between a and d; e may come anywhere. */
export const order = item<'order'>(
  { kind: 'order', steps: listed('d', 'b', 'e', 'c', 'a') },
  {
    ...{ kind: 'order', order: ['a', 'b', 'c', 'd', 'e'] },
    before: [
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'd'],
      ['c', 'd'],
    ],
    faults: [{ first: 'd', then: 'b', fault: believed('D09') }],
  },
);
export const match = item<'match'>(
  { kind: 'match', left: listed('a', 'b', 'c', 'd'), right: listed('w', 'x', 'y', 'z') },
  {
    ...{ kind: 'match', pairs: { a: 'w', b: 'x', c: 'x', d: 'y' } },
    faults: [{ left: 'a', right: 'z', fault: believed('D17') }],
  },
);
/** Both ends send at once: which of the two is seen first is open. */
export const segments = item<'predict-segments'>(
  { kind: 'predict-segments', count: 2, ends, fields: ['flags', 'seq', 'ack', 'len'] },
  {
    kind: 'predict-segments',
    accepted: [
      [
        { from: 'A', fields: { flags: ['FIN', 'ACK'], seq: 100, ack: 300, len: 0 } },
        { from: 'B', fields: { flags: ['FIN', 'ACK'], seq: 300, ack: 100, len: 0 } },
      ],
      [
        { from: 'B', fields: { flags: ['FIN', 'ACK'], seq: 300, ack: 100, len: 0 } },
        { from: 'A', fields: { flags: ['FIN', 'ACK'], seq: 100, ack: 300, len: 0 } },
      ],
    ],
    faults: [{ segment: 2, from: 'B', fields: { ack: 101 }, fault: believed('D25') }],
  },
);
export const line = item<'spot-line'>(
  { kind: 'spot-line', lines: listed('l1', 'l2', 'l3'), reasons: listed('a', 'b') },
  {
    ...{ kind: 'spot-line', line: 'l2', reason: 'a', faults: { l1: believed('D16') } },
    reasonFaults: { b: near('It is.') },
  },
);
export const capture = item<'read-capture'>(
  {
    ...{ kind: 'read-capture', capture: 'A > B [S] seq ?' },
    blanks: [
      { id: 'seq', ask: 'The number', type: 'seq', unit: null },
      { id: 'none', ask: 'The ack', type: 'seq', unit: null },
      { id: 'rto', ask: 'The wait', type: 'number', unit: 'ms' },
      { id: 'bits', ask: 'The bits', type: 'flags', unit: null },
      { id: 'state', ask: 'The state', type: 'state', unit: null },
    ],
  },
  {
    kind: 'read-capture',
    blanks: {
      seq: { type: 'seq', value: 0 },
      none: { type: 'seq', value: null },
      rto: { type: 'number', value: 1000, tolerance: 10 },
      bits: { type: 'flags', value: ['SYN', 'ACK'] },
      state: { type: 'state', value: 'SYN-RECEIVED' },
    },
    faults: [
      { blank: 'seq', value: 4_294_967_295, fault: near('The SYN takes a number.') },
      { blank: 'bits', value: ['ACK'], fault: believed('D11') },
      { blank: 'state', value: 'ESTABLISHED', fault: believed('D09') },
    ],
  },
);
export const path = item<'state-path'>(
  { kind: 'state-path', start: 'ESTABLISHED', steps: null },
  {
    kind: 'state-path',
    accepted: [
      ['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED'],
      ['FIN-WAIT-1', 'TIME-WAIT', 'CLOSED'],
    ],
    faults: [{ path: ['CLOSE-WAIT', 'LAST-ACK', 'CLOSED'], fault: believed('D18') }],
  },
);
export const words = item<'short-text'>(
  { kind: 'short-text' },
  {
    kind: 'short-text',
    accepted: ['the active closer', 'side that closes first', '主动关闭 方', '主动 关闭 的一方'],
    synonyms: [
      ['side', 'end', 'host'],
      ['closes', 'closes connection'],
      ['方', '端'],
    ],
    ordered: false,
    faults: [{ text: 'passive closer', fault: near('That end answers.') }],
  },
);
export const parts = item<'multi-part'>(
  {
    kind: 'multi-part',
    parts: [
      { id: 'who', ask: null, body: choice.public.body },
      { id: 'when', ask: 'When?', body: number.public.body },
    ],
  },
  {
    kind: 'multi-part',
    parts: [
      { id: 'who', ask: null, when: null, body: choice.public.body, key: choice.key.body },
      { id: 'when', ask: 'When?', when: null, body: number.public.body, key: number.key.body },
      {
        ...{ id: 'hint', ask: 'Who has a timer?', body: pair.public.body, key: pair.key.body },
        when: { part: 'who', score: 'less', shows: 'D14' },
      },
      {
        ...{ id: 'deeper', ask: 'And why?', body: verdict.public.body, key: verdict.key.body },
        when: { part: 'who', score: 'full', shows: null },
      },
    ],
  },
);

const typedRow = (from: 'A' | 'B', flags: ('SYN' | 'FIN' | 'ACK')[], seq: number, ack: number) => ({
  ...{ do: 'segment' as const, from, flags, seq, ack, len: 0 },
  ...{ fate: 'delivered' as const, after: null },
});
const asks = (end: 'A' | 'B', call: 'close') => ({
  ...{ do: 'call' as const, end, call, octets: null },
});
const bothClosed = (['A', 'B'] as const).map((end) => ({
  ...{ what: 'state' as const, end, state: 'CLOSED' as const, ever: false },
}));
const connected = { begins: 'established', iss: { A: 99, B: 299 } };
export const ladder = item<'draw-ladder'>(
  { kind: 'draw-ladder', ends, most: 12 },
  {
    ...{ kind: 'draw-ladder', setup: connected, goal: bothClosed },
    model: [
      asks('A', 'close'),
      typedRow('A', ['FIN', 'ACK'], 100, 300),
      typedRow('B', ['ACK'], 300, 101),
      asks('B', 'close'),
      typedRow('B', ['FIN', 'ACK'], 300, 101),
      typedRow('A', ['ACK'], 101, 301),
    ],
  },
);
/** Both ends CLOSED although the last ACK was lost. */
export const happening = item<'make-happen'>(
  {
    ...{ kind: 'make-happen', ends, calls: ['close', 'abort'] },
    ...{ deeds: ['lose', 'duplicate', 'delay', 'inject'], most: 6 },
  },
  {
    ...{ kind: 'make-happen', setup: connected },
    goal: [
      ...bothClosed,
      { what: 'segment', from: 'B', flags: ['FIN', 'ACK'], least: 2, most: null },
    ],
    model: [
      { ...asks('A', 'close'), atMs: 0 },
      { ...asks('B', 'close'), atMs: null },
      { do: 'lose', from: 'A', nth: 2 },
    ],
  },
);

/** One question of each kind that is graded by its key. */
export const items: readonly Graded[] = [
  ...[choice, choices, number, header, pair, verdict, order, match],
  ...[segments, line, capture, path, words, parts, ladder, happening],
];
