import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect } from './fixtures';

/** What belongs to somebody; the names of what they cannot have are made up. */
export interface Things {
  readonly attempt: string;
  readonly question: string;
  /** Of the question's draft. */
  readonly revision: number;
  readonly version: string;
  readonly set: string;
  readonly interview: string;
  readonly link: string;
  readonly class: string;
  readonly code: string;
  readonly assignment: string;
}

const both = (text: string) => ({ en: text, 'zh-CN': `${text}（中文）` });

/** A whole question: what an author has typed when it can be published. */
export const wholeDraft = (stem = 'How many segments open a connection?') => ({
  ...{ v: 1, topic: 'handshake', kind: 'numeric', difficulty: 1, preset: null, stem: both(stem) },
  answer: { kind: 'numeric', value: 3, tolerance: 0, faults: [] },
  ...{ why: both('SYN, SYN-ACK, ACK.'), remember: null, sources: [] },
});

/** An interview of one question of content/ and one that is made. */
export const wholeDefinition = () => ({
  ...{ title: both('An interview'), lead: both('Two questions.'), level: 'junior', minutes: 30 },
  ...{ navigation: 'free', outage: 'give-back' },
  sections: [
    {
      title: both('All'),
      items: [{ question: 'handshake-first-data-seq' }, { generator: 'F05', difficulty: 2 }],
    },
  ],
});

async function made<Body>(answer: APIResponse, what: string): Promise<Body> {
  expect(answer.ok(), `${what}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Body;
}

/** Somebody's question, published. */
export async function publish(
  request: APIRequestContext,
): Promise<{ readonly question: string; readonly revision: number; readonly version: string }> {
  const kind = { kind: 'numeric', topic: 'handshake' };
  const { id } = await made<{ id: string }>(
    await request.post('/api/author/questions', { data: kind }),
    'a question',
  );
  const path = `/api/author/questions/${id}`;
  const revisionOf = async (answer: APIResponse) =>
    (await made<{ revision: number }>(answer, 'a draft')).revision;
  const begun = await revisionOf(await request.get(path));
  const data = { draft: wholeDraft(), baseRevision: begun };
  const saved = await revisionOf(await request.put(path, { data }));
  const { versionId } = await made<{ versionId: string }>(
    await request.post(`${path}/publish`, { data: { baseRevision: saved } }),
    'a version',
  );
  return { question: id, revision: await revisionOf(await request.get(path)), version: versionId };
}

export async function makeSet(request: APIRequestContext, version: string): Promise<string> {
  const { id } = await made<{ id: string }>(
    await request.post('/api/author/sets', { data: { title: both('A set') } }),
    'a set',
  );
  const data = {
    ...{ title: both('A set'), lead: null, visibility: 'private' },
    items: [{ versionId: version, points: 1 }],
  };
  await made(await request.put(`/api/author/sets/${id}`, { data }), 'a set with a question');
  return id;
}

export async function makeInterview(request: APIRequestContext): Promise<string> {
  const data = { definition: wholeDefinition() };
  const answer = await request.post('/api/author/interviews', { data });
  return (await made<{ id: string }>(answer, 'an interview')).id;
}

export async function makeLink(
  request: APIRequestContext,
  subject: object,
  expiresAt: string | null = null,
): Promise<string> {
  const answer = await request.post('/api/author/links', { data: { ...subject, expiresAt } });
  return (await made<{ token: string }>(answer, 'a link')).token;
}

/** Begins an attempt by a link, which anybody may. */
export async function startAttempt(request: APIRequestContext, link: string): Promise<string> {
  const data = { startKey: crypto.randomUUID(), locale: 'en', subject: { link } };
  const answer = await request.post('/api/attempts', { data });
  return (await made<{ id: string }>(answer, 'an attempt')).id;
}

/** A class with the set assigned to it. */
export async function makeClass(
  request: APIRequestContext,
  set: string,
): Promise<{ readonly class: string; readonly code: string; readonly assignment: string }> {
  const answer = await request.post('/api/classes', { data: { name: 'A class' } });
  const { id, code } = await made<{ id: string; code: string }>(answer, 'a class');
  const path = `/api/classes/${id}/assignments`;
  const assigned = await request.post(path, { data: { set, dueAt: null } });
  const assignment = (await made<{ id: string }>(assigned, 'an assignment')).id;
  return { class: id, code, assignment };
}

/** Names of things that there are not. */
export const nothing = (): Things => ({
  ...{
    attempt: crypto.randomUUID(),
    question: crypto.randomUUID(),
    revision: 1,
    version: crypto.randomUUID(),
  },
  ...{ set: crypto.randomUUID(), interview: crypto.randomUUID(), class: crypto.randomUUID() },
  ...{ link: '0123456789abcdefghjkmnpqrs', code: '00000000', assignment: crypto.randomUUID() },
});

/** All that somebody signed in can have. Attempts are begun by `link`. */
export async function thingsOf(
  request: APIRequestContext,
  mayRunClasses: boolean,
): Promise<Things> {
  const { version, ...question } = await publish(request);
  const set = await makeSet(request, version);
  const interview = await makeInterview(request);
  const link = await makeLink(request, { set });
  const attempt = await startAttempt(request, link);
  const classes = mayRunClasses ? await makeClass(request, set) : {};
  return { ...nothing(), ...question, version, set, interview, link, attempt, ...classes };
}
