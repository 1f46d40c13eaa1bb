import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flagNames, stateNames, type PublicBody, type ResponseBody } from '@/lib/questions';
import { formValues, readResponse, responseLines } from './response';
import { questionTexts } from './question-messages';

const options = ['a', 'b', 'c'].map((id) => ({ id, text: `option ${id}` }));
const header: PublicBody = { kind: 'header-fields', fields: ['flags', 'seq', 'ack'], given: {} };
const states: PublicBody = { kind: 'state-pair', ends: { A: 'the client', B: 'the server' } };

/** What the form holds once a response has been put into it. */
function filled(response: ResponseBody): FormData {
  const form = new FormData();
  for (const [name, value] of formValues(response)) form.append(name, value);
  return form;
}

const typed = fc.string({ maxLength: 20 }).map((text) => text.trim());
const flags = fc.subarray([...flagNames]);
const answers: fc.Arbitrary<{ body: PublicBody; response: ResponseBody }> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((choice) => ({
    body: { kind: 'single-choice' as const, options },
    response: { kind: 'single-choice' as const, choice },
  })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((choices) => ({
    body: { kind: 'multiple-choice' as const, options },
    response: { kind: 'multiple-choice' as const, choices },
  })),
  typed
    .filter((value) => value !== '')
    .map((value) => ({
      body: { kind: 'numeric' as const, unit: 'ms' },
      response: { kind: 'numeric' as const, value },
    })),
  fc.constantFrom(...stateNames).map((state) => ({
    body: states,
    response: { kind: 'state-pair' as const, states: { A: state, B: 'CLOSED' } },
  })),
);

test('an answer put back into the form is read as the same answer', () => {
  fc.assert(
    fc.property(answers, ({ body, response }) => {
      expect(readResponse(body, filled(response))).toEqual(response);
    }),
  );
});

test('header fields put back are read as the same flags and texts', () => {
  fc.assert(
    fc.property(flags, typed, typed, (ticked, seq, ack) => {
      fc.pre(ticked.length > 0 || seq !== '' || ack !== '');
      const response: ResponseBody = { kind: 'header-fields', fields: { flags: ticked, seq, ack } };
      const read = readResponse(header, filled(response));
      expect(read?.kind === 'header-fields' && read.fields.seq).toBe(seq);
      expect(read?.kind === 'header-fields' && read.fields.ack).toBe(ack);
      const found = read?.kind === 'header-fields' ? read.fields.flags : null;
      expect(new Set(Array.isArray(found) ? found : [])).toEqual(new Set(ticked));
    }),
  );
});

test('a form that was not touched is no answer; a header field left empty among others is one', () => {
  const bodies: PublicBody[] = [
    { kind: 'single-choice', options },
    { kind: 'multiple-choice', options },
    { kind: 'numeric', unit: null },
    header,
    states,
  ];
  for (const body of bodies) expect(readResponse(body, new FormData())).toBeNull();
  const form = new FormData();
  form.append('field-seq', '7');
  expect(readResponse(header, form)).toEqual({
    kind: 'header-fields',
    fields: { flags: [], seq: '7', ack: '' },
  });
});

test('only fields that are asked for are read', () => {
  const form = new FormData();
  form.append('field-seq', '7');
  form.append('field-len', '9');
  expect(readResponse(header, form)).not.toHaveProperty('fields.len');
});

test('an answer is told with the words of the question', () => {
  const texts = questionTexts('en');
  expect(
    responseLines(
      { kind: 'single-choice', options },
      { kind: 'single-choice', choice: 'b' },
      texts,
    ),
  ).toEqual(['option b']);
  expect(
    responseLines({ kind: 'numeric', unit: 'ms' }, { kind: 'numeric', value: 250 }, texts),
  ).toEqual(['250 ms']);
  expect(
    responseLines(states, { kind: 'state-pair', states: { A: 'LISTEN', B: 'CLOSED' } }, texts),
  ).toEqual(['the client: `LISTEN`', 'the server: `CLOSED`']);
  expect(
    responseLines(
      header,
      { kind: 'header-fields', fields: { flags: ['SYN', 'ACK'], ack: '-' } },
      texts,
    ),
  ).toEqual([`${texts.fields.flags}: \`ACK SYN\``, `${texts.fields.ack}: ${texts.nothing}`]);
});
