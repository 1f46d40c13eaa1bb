import { expect, test } from 'vitest';
import { parseResponse } from './parse-response';

test.each([
  [{ kind: 'single-choice', choice: 'a' }],
  [{ kind: 'multiple-choice', choices: [] }],
  [{ kind: 'numeric', value: '63 s' }],
  [{ kind: 'header-fields', fields: { flags: ['SYN'], seq: '1', ack: '-' } }],
  [{ kind: 'state-pair', states: { A: 'LISTEN', B: '' } }],
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
])('%j is refused and the field %s is named, in both languages', (input, field) => {
  const english = parseResponse(input, 'en');
  const chinese = parseResponse(input, 'zh-CN');
  expect(english).toMatchObject({ ok: false, error: { field } });
  expect(chinese).toMatchObject({ ok: false, error: { field } });
  expect(!chinese.ok && /[一-鿿]/.test(chinese.error.message)).toBe(true);
});
