import { expect, test } from 'vitest';
import {
  emptyDraft,
  kindIds,
  publishedQuestion,
  questionDraft,
  topicIds,
  type WrittenDraft,
} from '@/lib/questions';
import { compileDraft, draftOf, previewDraft } from '@/lib/authoring';
import { readContent } from './read-content';
import { checkContent } from './content';

const written = (kind: (typeof kindIds)[number]): WrittenDraft => {
  const draft = emptyDraft(kind, topicIds[0]);
  if (draft.kind === 'scenario') throw new Error('a written draft');
  return draft;
};

test.each(kindIds)(
  'an empty draft of the kind %s is a draft, can be shown, and is not whole',
  (kind) => {
    const draft = written(kind);
    expect(questionDraft.parse(draft)).toEqual(draft);
    expect(compileDraft(draft, 'x', 'en').ok).toBe(false);
    const shown = previewDraft(draft, 'en');
    expect(shown.public.body.kind).toBe(kind);
    expect(shown.findings.every(({ message, path }) => message !== '' && path !== '')).toBe(true);
  },
);

test('whatever content/ holds becomes a draft and the same question again', async () => {
  const { files } = checkContent(await readContent('.'));
  const questions = files.flatMap(({ content: { topic, questions: all } }) =>
    all.map((question) => ({ topic, question })),
  );
  expect(questions.length).toBeGreaterThan(80);
  for (const { topic, question } of questions) {
    const draft = questionDraft.parse(JSON.parse(JSON.stringify(draftOf(question, topic))));
    if (draft.kind === 'scenario') throw new Error('a written draft');
    const compiled = compileDraft(draft, question.id, 'en');
    expect(compiled.ok && compiled.value.question).toEqual(publishedQuestion.parse(question));
    expect(previewDraft(draft, 'zh-CN').key).not.toBeNull();
  }
});

test('an option without options, or with none right, is still shown, without a key', () => {
  const draft = written('single-choice');
  for (const options of [[], [{ id: 'a', text: { en: 'A', 'zh-CN': '' } }]]) {
    const shown = previewDraft({ ...draft, answer: { kind: 'single-choice', options } }, 'zh-CN');
    expect(shown.key).toBeNull();
    expect(shown.public.body).toMatchObject({ options: [{ id: 'a' }] });
  }
});

test('a missing text is shown in the other language, with the key as soon as the answer is whole', () => {
  const draft = written('numeric');
  const answer = { kind: 'numeric', value: 3, tolerance: 0, faults: [] } as const;
  const half = {
    ...draft,
    stem: { en: 'How many?', 'zh-CN': '' },
    answer: { ...answer, faults: [] },
  };
  const shown = previewDraft(half, 'zh-CN');
  expect(shown.public.stem).toBe('How many?');
  expect(shown.key).toMatchObject({ body: { value: 3 } });
  expect(shown.findings.map(({ path }) => path)).toContain('stem.zh-CN');
});

test('a clause that does not exist is an error; the author’s own words as a source are not', () => {
  const draft = {
    ...written('numeric'),
    stem: { en: 'How many?', 'zh-CN': '有多少个？' },
    answer: { kind: 'numeric' as const, value: 3, tolerance: 0, faults: [] },
    why: { en: 'Three.', 'zh-CN': '三个。' },
  };
  const sources = ['my lecture, page 3', ' ', 'RFC 9293 §99'];
  const compiled = compileDraft({ ...draft, sources }, 'x', 'en');
  expect(compiled).toMatchObject({
    ok: false,
    error: [{ path: 'sources.1', code: 'unknown-clause' }],
  });
  expect(compileDraft({ ...draft, sources: sources.slice(0, 2) }, 'x', 'en').ok).toBe(true);
});
