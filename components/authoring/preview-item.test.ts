import { expect, test } from 'vitest';
import { draftKinds, emptyDraft, publicBody, responseBody } from '@/lib/questions';
import { bodyOf, reasonsOf, rightOf } from './preview-item';

const written = draftKinds
  .map((kind) => emptyDraft(kind, 'handshake'))
  .flatMap((draft) => (draft.kind === 'scenario' ? [] : [draft]));

test('a question of each kind can be shown as soon as it is begun', () => {
  for (const { answer } of written) {
    const body = bodyOf(answer, 'zh-CN');
    // A header of which nothing is asked yet is the one that is not yet whole.
    expect(publicBody.safeParse(body).success || answer.kind === 'header-fields').toBe(true);
    const right = rightOf(answer);
    if (right !== null) expect(responseBody.safeParse(right).success).toBe(true);
    expect(reasonsOf(answer, 'en')).toEqual([]);
  }
});

test('a preview names what each wrong answer shows', () => {
  expect(
    reasonsOf(
      {
        kind: 'single-choice',
        options: [
          { id: 'a', text: { en: 'SYN', 'zh-CN': 'SYN' }, right: true },
          { id: 'b', text: { en: 'FIN', 'zh-CN': 'FIN' }, misconception: 'D03' },
        ],
      },
      'en',
    ),
  ).toEqual([{ what: 'FIN', misconception: 'D03', why: '' }]);
});
