import { expect, test } from 'vitest';
import { parseResponse } from './parse-response';

test.each([
  [{ kind: 'single-choice', choice: 'a' }],
  [{ kind: 'multiple-choice', choices: [] }],
  [{ kind: 'numeric', value: '63 s' }],
  [{ kind: 'header-fields', fields: { flags: ['SYN'], seq: '1', ack: '-' } }],
  [{ kind: 'state-pair', states: { A: 'LISTEN', B: '' } }],
  [{ kind: 'verdict', verdict: 'depends', reason: 'b' }],
  [{ kind: 'order', order: ['b', 'a'] }],
  [{ kind: 'match', pairs: { a: 'x' } }],
  [{ kind: 'predict-segments', segments: [{ from: 'A', fields: { seq: '7', flags: ['SYN'] } }] }],
  [{ kind: 'spot-line', line: 'l1', reason: null }],
  [{ kind: 'read-capture', blanks: { 'ack-2': '0', bits: ['ACK'] } }],
  [{ kind: 'state-path', path: ['SYN_SENT', ''] }],
  [{ kind: 'short-text', text: 'half-closed' }],
  [{ kind: 'multi-part', parts: [{ id: 'a', response: { kind: 'numeric', value: 3 } }] }],
  [
    {
      kind: 'draw-ladder',
      rows: [
        { do: 'call', end: 'A', call: 'close', octets: null },
        {
          ...{ do: 'segment', from: 'A', flags: ['FIN', 'ACK'], seq: '100', ack: '300', len: 0 },
          ...{ fate: 'lost', after: null },
        },
      ],
    },
  ],
  [
    {
      kind: 'make-happen',
      events: [
        { do: 'call', end: 'B', call: 'send', octets: '20', atMs: 100 },
        { do: 'delay', from: 'A', nth: 2, ms: 50 },
        { do: 'inject', to: 'B', flags: 'RST', seq: 1, ack: '-', len: 0, atMs: null },
      ],
    },
  ],
])('%j is a response', (response) => {
  expect(parseResponse(response, 'en')).toEqual({ ok: true, value: response });
});

test.each([
  [null, 'response'],
  ['a', 'response'],
  [[], 'response'],
  [{}, 'kind'],
  [{ kind: 'essay' }, 'kind'],
  [{ kind: 'single-choice' }, 'choice'],
  [{ kind: 'single-choice', choice: 'A B' }, 'choice'],
  [{ kind: 'single-choice', choice: 'a', extra: 1 }, 'extra'],
  [{ kind: 'multiple-choice', choices: 'a' }, 'choices'],
  [{ kind: 'multiple-choice', choices: ['a', 7] }, 'choices.1'],
  [{ kind: 'numeric', value: null }, 'value'],
  [{ kind: 'numeric', value: 'x'.repeat(100) }, 'value'],
  [{ kind: 'header-fields', fields: { window: 1 } }, 'fields.window'],
  [{ kind: 'state-pair', states: { A: 'LISTEN' } }, 'states.B'],
  [{ kind: 'verdict', verdict: 'true', reason: 'b' }, 'verdict'],
  [{ kind: 'order', order: [['a']] }, 'order.0'],
  [{ kind: 'match', pairs: { a: 7 } }, 'pairs.a'],
  [{ kind: 'predict-segments', segments: [] }, 'segments'],
  [{ kind: 'predict-segments', segments: [{ from: 'C', fields: {} }] }, 'segments.0.from'],
  [{ kind: 'spot-line', line: 'l1' }, 'reason'],
  [{ kind: 'read-capture', blanks: { a: null } }, 'blanks.a'],
  [{ kind: 'state-path', path: ['x'.repeat(30)] }, 'path.0'],
  [{ kind: 'short-text', text: 'x'.repeat(201) }, 'text'],
  [{ kind: 'draw-ladder', rows: [{ do: 'fly' }] }, 'rows.0.do'],
  [{ kind: 'make-happen', events: [{ do: 'lose', from: 'A', nth: 0 }] }, 'events.0.nth'],
  [
    { kind: 'multi-part', parts: [{ id: 'a', response: { kind: 'multi-part', parts: [] } }] },
    'parts.0.response.kind',
  ],
])('%j is refused and the field %s is named, in both languages', (input, field) => {
  const english = parseResponse(input, 'en');
  const chinese = parseResponse(input, 'zh-CN');
  expect(english).toMatchObject({ ok: false, error: { field } });
  expect(chinese).toMatchObject({ ok: false, error: { field } });
  expect(!chinese.ok && /[一-鿿]/.test(chinese.error.message)).toBe(true);
});

test.each([
  ['long', { kind: 'short-text', text: 'x'.repeat(1_000_000) }, 'text'],
  ['wide', { kind: 'order', order: Array.from({ length: 200_000 }, () => 'a') }, 'order'],
  [
    'many-membered',
    { kind: 'match', pairs: Object.fromEntries(Array.from({ length: 90_000 }, (_, n) => [n, 1])) },
    'pairs',
  ],
  ['deep', { kind: 'numeric', value: nested(100_000) }, 'value'],
])('a %s input of 1 MB is refused at once, and its member is named', (_what, input, field) => {
  const before = performance.now();
  for (let times = 0; times < 5; times += 1) {
    expect(parseResponse(input, 'zh-CN')).toMatchObject({ ok: false, error: { field } });
  }
  expect((performance.now() - before) / 5).toBeLessThan(150);
});

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
