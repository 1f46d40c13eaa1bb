import { expect, test } from 'vitest';
import {
  emitGift,
  fromQuestion,
  parseGift,
  toDraft,
  type GiftWarningCode,
  type Imported,
} from '@/lib/interop';
import { questionDraft, type AuthoredQuestion, type WrittenDraft } from '@/lib/questions';

const into = {
  topic: 'handshake',
  language: 'en',
  words: { true: 'True', false: 'False' },
} as const;

/** The one question of a file, as it is imported. */
function imported(text: string): Imported {
  const file = parseGift(text);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const [question] = file.value.questions;
  const turned = question && toDraft(question, into);
  if (!turned?.ok) throw new Error(JSON.stringify(turned?.error));
  return turned.value;
}
function draftOf(text: string): WrittenDraft {
  const { draft } = imported(text);
  const parsed = questionDraft.parse(draft);
  if (parsed.kind === 'scenario') throw new Error('no import makes a scenario');
  return parsed;
}
const warnings = (text: string): GiftWarningCode[] =>
  imported(text).warnings.map(({ code }) => code);
const en = (text: string) => ({ en: text, 'zh-CN': '' });

test('a choice of one keeps its feedback as reasons, in the language of the import alone', () => {
  const draft = draftOf('What opens?{=SYN#It does.~FIN#It closes.~%0%RST####See above.}');
  expect(draft).toMatchObject({
    ...{ v: 1, topic: 'handshake', kind: 'single-choice', stem: en('What opens?') },
    why: en('See above.\n\nIt does.'),
    answer: {
      options: [
        { id: 'a', text: en('SYN'), right: true },
        { id: 'b', text: en('FIN'), why: en('It closes.') },
        { id: 'c', text: en('RST') },
      ],
    },
  });
  expect(warnings('What?{=a~b#no}')).toEqual([]);
});

test.each<[string, string, GiftWarningCode[]]>([
  ['Which?{~%50%a~%50%b~%-100%c}', 'multiple-choice', []],
  ['Which?{~%70%a~%30%b~%-100%c}', 'multiple-choice', ['partial-weight']],
  ['Which?{=a~%50%b~c}', 'single-choice', ['partial-weight']],
  ['Which?{=a=b~c}', 'multiple-choice', ['several-right']],
  ['True?{T#no#yes}', 'single-choice', ['true-false']],
  ['How many?{#5:1}', 'numeric', []],
  ['How many?{#=5 =%50%6:1#near ~#no}', 'numeric', ['partial-weight', 'otherwise']],
  ['How many?{#=5 =6}', 'numeric', ['other-numbers']],
  ['Who?{=Postel =Cerf}', 'free-text', ['short-answer']],
  ['Match.{=SYN -> opens =FIN -> closes}', 'free-text', ['matching']],
  ['Tell.{}', 'free-text', ['essay']],
  ['[html]<p>A <em>b</em> <code>c</code></p>{T}', 'single-choice', ['html', 'true-false']],
  ['[html]<img src="x" alt="y">?{=a~b}', 'single-choice', ['image']],
])('%j becomes %s, with the warnings %j', (text, kind, expected) => {
  expect(draftOf(text).kind).toBe(kind);
  expect(warnings(text).sort()).toEqual([...expected].sort());
});

test('numbers: ranges become a middle and a distance, half right ones become wrong ones', () => {
  expect(draftOf('Pi?{#3.141..3.142}').answer).toMatchObject({ value: 3.1415, tolerance: 0.0005 });
  expect(draftOf('How many?{#=5:1 =%50%7#near}').answer).toEqual({
    ...{ kind: 'numeric', value: 5, tolerance: 1 },
    faults: [{ value: 7, why: en('near') }],
  });
});

test('HTML becomes our markup; angle brackets of a plain text stay', () => {
  const html = '[html]<p>Is <b>A</b> &lt; <code>B</code>?</p><p>Say&#33;</p>{T}';
  expect(draftOf(html).stem.en).toBe('Is **A** < `B`?\n\nSay!');
  expect(draftOf('[plain]Send <SYN> or <b>?{T}').stem.en).toBe('Send <SYN> or <b>?');
  expect(draftOf('Send <SYN>?{T}').stem.en).toBe('Send <SYN>?');
});

test('a missing word stands as a gap', () => {
  expect(draftOf('A {=SYN~FIN} opens.').stem.en).toBe('A _____ opens.');
});

test('a text without a question is left out, and said to be', () => {
  expect(imported('Just so you know.')).toMatchObject({
    ...{ draft: null, warnings: [{ line: 1, code: 'description' }] },
  });
});

test.each([
  [`Which?{=a${'~b'.repeat(8)}}`, 'too-many-options'],
  [`${'x'.repeat(4001)}?{T}`, 'too-long'],
])('what cannot be kept at all is an error', (text, code) => {
  const file = parseGift(text);
  const [question] = file.ok ? file.value.questions : [];
  expect(question && toDraft(question, into)).toMatchObject({
    ok: false,
    error: [{ line: 1, code }],
  });
});

const both = (text: string) => ({ en: text, 'zh-CN': `中${text}` });
const choice: AuthoredQuestion = {
  ...{ id: 'q-one', difficulty: 3, preset: 'linux', stem: both('What: {a} = `b`?') },
  answer: {
    kind: 'multiple-choice',
    options: [
      { id: 'a', text: both('one'), right: true },
      { id: 'b', text: both('two'), right: true },
      { id: 'c', text: both('three'), right: true },
      { id: 'd', text: both('four'), why: both('no') },
      { id: 'e', text: both('five'), misconception: 'D03' },
    ],
  },
  ...{ why: both('Because.'), remember: both('That.'), sources: ['RFC 9293 §3.5'] },
};

test('what is emitted comes back, and what GIFT cannot hold is told', () => {
  const { question, lost } = fromQuestion(choice, 'en', (id) => `believes ${id}`);
  expect(lost).toEqual([
    { code: 'details', params: { details: 'difficulty 3; linux; RFC 9293 §3.5' } },
    { code: 'misconception', params: { ids: 'D03' } },
  ]);
  const text = emitGift(question ? [question] : []);
  expect(draftOf(text)).toMatchObject({
    ...{ kind: 'multiple-choice', stem: en('What: {a} = `b`?'), why: en('Because.\n\nThat.') },
    answer: {
      options: [
        { text: en('one'), right: true },
        { right: true },
        { right: true },
        { text: en('four'), why: en('no') },
        { text: en('five'), why: en('believes D03') },
      ],
    },
  });
  expect(warnings(text)).toEqual([]);
});

test('kinds that GIFT does not have are left out and told', () => {
  const states: AuthoredQuestion = {
    ...choice,
    answer: {
      ...{ kind: 'state-pair', ends: { A: both('A'), B: both('B') }, faults: [] },
      states: { A: 'CLOSED', B: 'LISTEN' },
    },
  };
  expect(fromQuestion(states, 'en', String)).toEqual({
    ...{ question: null, lost: [{ code: 'kind', params: { id: 'q-one', kind: 'state-pair' } }] },
  });
});
