import { setRole } from '@/lib/db';
import type { Actor } from '@/lib/auth';
import { assert } from '@/lib/kit';
import { emptyDraft, type QuestionDraft, type WrittenDraft } from '@/lib/questions';
import {
  createQuestion,
  publishQuestion,
  readQuestion,
  saveDraft,
  type PublishedQuestion,
} from '..';
import { actorOf, signedUp, value } from './browsers';

// For the tests of this room: people who write questions.

/** Somebody new with a role. */
export async function withRole(role: 'learner' | 'instructor' | 'admin'): Promise<Actor> {
  const { who, actor } = await signedUp();
  if (role !== 'learner') await setRole(null, actor.id ?? '', role);
  return actorOf(who);
}

/** A whole single choice; `name` tells it from others. */
export function choiceDraft(name = 'one'): WrittenDraft {
  const draft = emptyDraft('single-choice', 'handshake');
  assert(draft.kind !== 'scenario', 'a written draft');
  const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });
  return {
    ...draft,
    stem: both(`What comes first (${name})?`, `先发的是什么（${name}）？`),
    answer: {
      kind: 'single-choice',
      options: [
        { id: 'a', text: both('A segment that opens', '发起的报文段'), right: true },
        { id: 'b', text: both('A segment that closes', '关闭的报文段'), misconception: 'D09' },
        {
          id: 'c',
          text: both('Nothing', '什么也没有'),
          why: both('Somebody begins.', '总有人先发。'),
        },
      ],
    },
    why: both('One end begins.', '总有一端先开始。'),
  };
}

/** Writes a draft into a question and publishes it. */
export async function publish(
  author: Actor,
  id: string,
  draft: QuestionDraft,
): Promise<PublishedQuestion> {
  const { revision: baseRevision } = value(await readQuestion(author, id, 'en'));
  const { revision } = value(await saveDraft(author, id, { draft, baseRevision }, 'en'));
  return value(await publishQuestion(author, id, revision, 'en'));
}

/** A new published question. */
export async function published(
  author: Actor,
  draft: QuestionDraft = choiceDraft(),
): Promise<PublishedQuestion & { readonly id: string }> {
  const { id } = value(
    await createQuestion(author, { kind: draft.kind, topic: draft.topic }, 'en'),
  );
  return { id, ...(await publish(author, id, draft)) };
}
