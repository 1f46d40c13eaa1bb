import { expect, test } from 'vitest';
import type { PublicBody, ResponseBody } from '@/lib/questions';
import { questionTexts } from './question-messages';
import { formValues, isWhole, readResponse, responseLines } from './response';

const three = ['a', 'b', 'c'].map((id) => ({ id, text: `text ${id}` }));
const ends = { A: 'the client', B: 'the server' };

/** One of each kind that is answered by lists, blanks and rows. */
const answered: readonly (readonly [PublicBody, ResponseBody])[] = [
  [
    { kind: 'verdict', reasons: three },
    { kind: 'verdict', verdict: 'depends', reason: 'b' },
  ],
  [
    { kind: 'order', steps: three },
    { kind: 'order', order: ['c', 'a', 'b'] },
  ],
  [
    { kind: 'match', left: three, right: three },
    { kind: 'match', pairs: { a: 'c', b: 'a' } },
  ],
  [
    { kind: 'predict-segments', count: 2, ends, fields: ['flags', 'seq', 'ack'] },
    {
      kind: 'predict-segments',
      segments: [
        { from: 'B', fields: { flags: ['ACK', 'SYN'], seq: '300', ack: '101' } },
        { from: 'A', fields: { flags: [], seq: '101', ack: '' } },
      ],
    },
  ],
  [
    { kind: 'draw-ladder', ends, most: 8 },
    {
      kind: 'draw-ladder',
      rows: [
        { do: 'call', end: 'A', call: 'close', octets: null },
        {
          ...{ do: 'segment', from: 'A', flags: ['FIN', 'ACK'], seq: '100', ack: '300', len: '0' },
          ...{ fate: 'lost', after: null },
        },
      ],
    },
  ],
  [
    { kind: 'make-happen', ends, calls: ['close'], deeds: ['lose', 'inject'], most: 4 },
    {
      kind: 'make-happen',
      events: [
        { do: 'call', end: 'B', call: 'close', octets: null, atMs: 250 },
        { do: 'delay', from: 'A', nth: 2, ms: 900 },
      ],
    },
  ],
  [
    { kind: 'spot-line', lines: three, reasons: null },
    { kind: 'spot-line', line: 'c', reason: null },
  ],
  [
    { kind: 'spot-line', lines: three, reasons: three },
    { kind: 'spot-line', line: 'c', reason: 'a' },
  ],
  [
    {
      ...{ kind: 'read-capture', capture: 'lines' },
      blanks: [{ id: 'x', ask: 'What?', type: 'flags', unit: null }],
    },
    { kind: 'read-capture', blanks: { x: 'SYN' } },
  ],
  [
    { kind: 'state-path', start: 'CLOSED', steps: null },
    { kind: 'state-path', path: ['SYN-SENT', 'ESTABLISHED'] },
  ],
  [{ kind: 'short-text' }, { kind: 'short-text', text: 'the active closer' }],
  [
    {
      kind: 'multi-part',
      parts: [{ id: 'one', ask: null, body: { kind: 'order', steps: three } }],
    },
    {
      kind: 'multi-part',
      parts: [{ id: 'one', response: { kind: 'order', order: ['b', 'a', 'c'] } }],
    },
  ],
];

/** What the form holds once a response has been put into it. */
function filled(response: ResponseBody): FormData {
  const form = new FormData();
  for (const [name, value] of formValues(response)) form.append(name, value);
  return form;
}

test.each(answered)(
  '$kind: what is put back into the form is read as the same',
  (body, response) => {
    expect(readResponse(body, filled(response))).toEqual(response);
  },
);

test.each(answered)('$kind: a form that was not touched is no answer', (body) => {
  expect(readResponse(body, new FormData())).toBeNull();
});

test.each(['en', 'zh-CN'] as const)(
  'in %s an answer is told in its words, none of the model',
  (locale) => {
    const texts = questionTexts(locale);
    for (const [body, response] of answered) {
      const told = responseLines(body, response, texts).join('\n');
      expect(told).not.toBe('');
      expect(told).not.toMatch(/\{|\}|undefined|null|atMs|nth|delivered · |do /);
    }
  },
);

test('answers that stand are kept though the form leaves their controls out; a part without one is open', () => {
  const parts = ['one', 'two'].map((id) => ({
    ...{ id, ask: null, body: { kind: 'numeric' as const, unit: null } },
  }));
  const body: PublicBody = { kind: 'multi-part', parts };
  const given = [{ id: 'one', response: { kind: 'numeric' as const, value: '7' } }];
  const form = new FormData();
  expect(isWhole(body, readResponse(body, form, given))).toBe(false);
  form.append('two:value', '9');
  const whole = readResponse(body, form, given);
  expect(whole).toMatchObject({ parts: [{ id: 'one' }, { id: 'two', response: { value: '9' } }] });
  expect(isWhole(body, whole)).toBe(true);
});
