import { checkContent, contentHash, readContent, toItem } from '@/lib/authoring';
import { identify, sealSession, type Actor } from '@/lib/auth';
import { contentBank, loadBank, loadInterviews } from '@/lib/db';
import { rightResponse } from '@/lib/graders';
import { locales } from '@/lib/i18n';
import { assert, type Result } from '@/lib/kit';
import { isGraded, submitAnswer, type GradedFeedback, type Submission } from '../answer';
import { signUp, type SignedIn } from '../accounts';
import { findQuestion } from '../question';
import type { ServiceError } from '../service-error';

// For the tests of this room: people with browsers, as the services meet them.

/** Loads the real content into the database of the test. */
export async function loadContent(): Promise<void> {
  const content = checkContent(await readContent('.'));
  assert(content.findings.length === 0, 'content without findings');
  const questions = content.files.flatMap(({ content: { topic, questions: authored } }) =>
    authored.map((question) => ({
      ...{ slug: question.id, topic, kind: question.answer.kind, preset: null, schemaVersion: 1 },
      ...{ difficulty: question.difficulty, body: question, sources: question.sources },
      contentHash: contentHash(question),
      itemsOf: (number: number) =>
        locales.map((locale) => ({ locale, item: toItem(question, topic, number, locale) })),
    })),
  );
  await loadBank(contentBank, questions);
  await loadInterviews(
    content.interviews.map((interview) => ({
      ...interview,
      contentHash: contentHash(interview.definition),
    })),
  );
}

/** What a browser keeps of us. */
export interface Browser {
  session: string | undefined;
  guest: string | undefined;
  readonly address: string;
}
let browsers = 0;
/** Each has a network address of its own, so that none uses up another's limits. */
export const browser = (): Browser => {
  browsers += 1;
  return { session: undefined, guest: undefined, address: `198.51.100.${browsers}` };
};
/** Who the server takes the browser for. */
export const actorOf = (who: Browser): Promise<Actor> =>
  identify({ ...who, keepGuest: (token) => (who.guest = token) });

/** Takes the cookies of a sign-in. */
export async function enter(
  who: Browser,
  entered: Promise<Result<SignedIn, ServiceError>>,
): Promise<void> {
  const { id, sessionEpoch } = value(await entered);
  who.session = await sealSession(id, sessionEpoch);
  who.guest = undefined;
}

/** What a service gave; it must not have refused. */
export function value<T>(result: Result<T, ServiceError>): T {
  assert(result.ok, `no error: ${result.ok ? '' : result.error.code}`);
  return result.value;
}
/** The code of a refusal, or null. */
export const codeOf = (result: Result<unknown, ServiceError>): string | null =>
  result.ok ? null : result.error.code;

export const password = 'three segments make it';
let people = 0;
/** Somebody new with an account. */
export async function signedUp(
  who = browser(),
): Promise<{ who: Browser; email: string; actor: Actor }> {
  const email = `learner${(people += 1)}@example.org`;
  await enter(who, signUp(await actorOf(who), { email, password }, 'en'));
  return { who, email, actor: await actorOf(who) };
}

let keys = 0;
export const generated = 'g.F05.1.2.services1';
/** The right answer to a question, but for `change`. */
export async function rightAnswer(
  ref = generated,
  change: Partial<Submission> = {},
): Promise<Submission> {
  const question = await findQuestion(ref, 'en');
  assert(question, `the question ${ref}`);
  return {
    ...{ ref, topic: 'handshake', locale: 'en', response: rightResponse(question.item.key) },
    ...{ idempotencyKey: `key-${(keys += 1)}`, elapsedMs: 3000, givenAt: new Date(), as: null },
    ...change,
  };
}
/** Sends an answer that is graded. */
export async function submit(who: Browser, submission: Submission): Promise<GradedFeedback> {
  const feedback = value(await submitAnswer(await actorOf(who), submission));
  assert(isGraded(feedback), 'a graded answer');
  return feedback;
}
