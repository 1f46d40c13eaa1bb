import type { APIRequestContext, APIResponse, PlaywrightWorkerArgs } from '@playwright/test';
import { expect, numeric, test } from './fixtures';
import { makeInstructor, newAdmin, newLearner, ranks, type Person, type Rank } from './ranks';
import {
  makeLink,
  nothing,
  startAttempt,
  thingsOf,
  wholeDefinition,
  wholeDraft,
  type Things,
} from './things';

// The table of who may do what, read from the issue and not from the code, and tried cell by cell over HTTP: on what is
// one's own, on what is another's, and on what does not exist.

type Verdict = 'done' | 'sign in first' | 'forbidden';
const everybody = verdicts('done', 'done', 'done', 'done', 'done');
const named = verdicts('sign in first', 'sign in first', 'done', 'done', 'done');
const instructors = verdicts('sign in first', 'sign in first', 'forbidden', 'done', 'done');

function verdicts(...given: [Verdict, Verdict, Verdict, Verdict, Verdict]): Record<Rank, Verdict> {
  const [visitor, guest, learner, instructor, admin] = given;
  return { visitor, guest, learner, instructor, admin };
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly data?: unknown;
  readonly headers?: Record<string, string>;
  readonly shows?: string;
}
const get = (path: string): Call => ({ method: 'GET', path });
/** A page for people with an account; `shows` is what only they see. */
const page = (path: string, shows: string): Call => ({ method: 'GET', path, shows });
const post = (path: string, data: unknown = {}): Call => ({ method: 'POST', path, data });
const put = (path: string, data: unknown): Call => ({ method: 'PUT', path, data });
const remove = (path: string): Call => ({ method: 'DELETE', path });
const gift = (path: string): Call => ({
  ...{ method: 'POST', path, data: '::t:: 1+1? {#2}', headers: { 'content-type': 'text/plain' } },
});

interface Cells {
  readonly who: Record<Rank, Verdict>;
  /** For what is another's, where something else decides first; `who` otherwise. */
  readonly others?: Record<Rank, Verdict>;
  /** What needs nothing that is there already. */
  readonly makes: (things: Things) => readonly Call[];
  /** What is done to something: one's own, or somebody else's. */
  readonly does: (things: Things) => readonly Call[];
}

const both = (text: string) => ({ en: text, 'zh-CN': text });
const answer = (position: number) => ({
  ...{ position, response: { kind: 'numeric', value: '3' }, locale: 'en', elapsedMs: 1 },
  ...{ idempotencyKey: crypto.randomUUID(), givenAt: new Date().toISOString() },
});
const practice = () => ({
  ...{ ref: numeric, topic: 'handshake', locale: 'en', as: null, elapsedMs: 1 },
  ...{ response: { kind: 'numeric', value: '101' }, givenAt: new Date().toISOString() },
  idempotencyKey: crypto.randomUUID(),
});
const setOf = ({ version }: Things, visibility: 'private' | 'public') => ({
  ...{ title: both('A set'), lead: null, visibility, items: [{ versionId: version, points: 1 }] },
});

/** What ends a thing stands last: the cells of one person are tried in this order. */
const actions: Record<string, Cells> = {
  practise: {
    who: everybody,
    makes: () => [post('/api/practice/answers', practice())],
    does: () => [],
  },
  'read-progress': { who: everybody, makes: () => [get('/en/progress')], does: () => [] },
  'take-attempts': {
    who: everybody,
    makes: () => [],
    does: ({ attempt }) => [
      get(`/api/attempts/${attempt}?locale=en`),
      post(`/api/attempts/${attempt}/answers`, answer(0)),
      post(`/api/attempts/${attempt}/go`, { position: 0, locale: 'en' }),
      post(`/api/attempts/${attempt}/submit`, { locale: 'en' }),
      get(`/api/attempts/${attempt}/report?locale=en`),
      get(`/en/attempts/${attempt}/report`),
    ],
  },
  'manage-account': {
    who: named,
    makes: () => [page('/en/account', 'Signed in as')],
    does: () => [],
  },
  'join-classes': {
    who: named,
    makes: () => [page('/en/classes', 'id="mine"')],
    does: () => [],
  },
  share: {
    who: named,
    makes: () => [],
    does: ({ set, interview, link }) => [
      post('/api/author/links', { set, expiresAt: null }),
      post('/api/author/links', { interview, expiresAt: null }),
      remove(`/api/author/links/${link}`),
    ],
  },
  'read-results': {
    who: named,
    makes: () => [],
    does: ({ set, interview }) => [
      get(`/api/author/results/sets/${set}`),
      get(`/api/author/results/sets/${set}?format=csv&what=people`),
      get(`/api/author/results/sets/${set}?format=csv&what=items`),
      get(`/api/author/results/interviews/${interview}`),
      get(`/en/author/sets/${set}/results`),
    ],
  },
  'run-classes': {
    who: instructors,
    makes: () => [post('/api/classes', { name: 'A class' })],
    does: ({ class: id, set, assignment }) => [
      post(`/api/classes/${id}/assignments`, { set, dueAt: null }),
      remove(`/api/classes/${id}/assignments/${assignment}`),
    ],
  },
  'publish-banks': {
    who: instructors,
    // Whoever may author at all learns no more of another's set than that it is not theirs.
    others: named,
    makes: () => [put('/api/author/bank', { title: 'Mine', visibility: 'public' })],
    does: (things) => [
      put(`/api/author/sets/${things.set}`, setOf(things, 'public')),
      put(`/api/author/interviews/${things.interview}`, {
        ...{ definition: wholeDefinition(), visibility: 'public' },
      }),
    ],
  },
  author: {
    who: named,
    makes: () => [
      post('/api/author/questions', { kind: 'single-choice', topic: 'handshake' }),
      post('/api/author/previews', { draft: wholeDraft(), locale: 'en' }),
      post('/api/author/variants', {
        ...{ generator: 'F05', difficulty: 2, params: {}, locale: 'en' },
      }),
      put('/api/author/bank', { title: 'Mine', visibility: 'private' }),
      post('/api/author/sets', { title: both('Another') }),
      post('/api/author/interviews', { definition: wholeDefinition() }),
      gift('/api/author/gift?locale=en&topic=handshake&dryRun=1'),
      gift('/api/author/gift?locale=en&topic=handshake'),
      page('/en/author', 'My questions'),
    ],
    does: (things) => [
      get(`/api/author/questions/${things.question}`),
      get(`/en/author/questions/${things.question}`),
      put(`/api/author/questions/${things.question}`, {
        ...{ draft: wholeDraft('How many segments close one?'), baseRevision: things.revision },
      }),
      post(`/api/author/questions/${things.question}/publish`, {
        baseRevision: things.revision + 1,
      }),
      post('/api/author/copies', { versionId: things.version }),
      get(`/api/author/sets/${things.set}`),
      get(`/en/author/sets/${things.set}`),
      put(`/api/author/sets/${things.set}`, setOf(things, 'private')),
      get(`/api/author/gift?set=${things.set}&locale=en`),
      get(`/api/author/interviews/${things.interview}`),
      get(`/en/author/interviews/${things.interview}`),
      put(`/api/author/interviews/${things.interview}`, {
        ...{ definition: wholeDefinition(), visibility: 'private' },
      }),
      remove(`/api/author/sets/${things.set}`),
      post(`/api/author/questions/${things.question}/retire`),
    ],
  },
};

test.describe.configure({ mode: 'default' });
test.use({ expectedErrors: [/40[134]/] });

/** Who asks, what is theirs, and what is another's. */
let people: Record<Exclude<Rank, 'visitor'>, APIRequestContext>;
let own: Record<Rank, Things>;
let owner: Person;
let admin: Person;
let others: Things;
let openLink: string;
let site: string;
let newContext: () => Promise<APIRequestContext>;

test.beforeAll(async ({ browser, playwright, baseURL }) => {
  test.setTimeout(240_000);
  site = baseURL ?? '';
  newContext = contexts(playwright, site);
  admin = await newAdmin(browser);
  const [instructor, learner] = [await newLearner(browser), await newLearner(browser)];
  owner = await newLearner(browser);
  for (const person of [owner, instructor]) await makeInstructor(admin, person);
  others = await thingsOf(owner.request, true);
  openLink = await makeLink(owner.request, { set: others.set });
  const guest = await newContext();
  people = {
    ...{ guest, learner: learner.request },
    ...{ instructor: instructor.request, admin: admin.request },
  };
  own = {
    visitor: nothing(),
    guest: { ...nothing(), attempt: await startAttempt(guest, openLink) },
    learner: await thingsOf(learner.request, false),
    instructor: await thingsOf(instructor.request, true),
    admin: await thingsOf(admin.request, true),
  };
});

const contexts = (playwright: PlaywrightWorkerArgs['playwright'], baseURL: string) => () =>
  playwright.request.newContext({ baseURL });

/** Each visitor comes for the first time: whoever writes something is a guest from then on. */
const requestOf = async (rank: Rank): Promise<APIRequestContext> =>
  rank === 'visitor' ? newContext() : people[rank];

async function send(rank: Rank, { method, path, data, headers }: Call): Promise<APIResponse> {
  const request = await requestOf(rank);
  return request.fetch(path, {
    ...{ method, maxRedirects: 0, ...(headers && { headers }) },
    ...(data === undefined ? {} : { data }),
  });
}

const isPage = ({ path }: Call): boolean => !path.startsWith('/api/');
const refusals = { 'sign in first': 401, forbidden: 403 };

async function expectVerdict(rank: Rank, call: Call, verdict: Verdict): Promise<void> {
  const answered = await send(rank, call);
  const said = `${rank} ${call.method} ${call.path}: ${answered.status()}`;
  if (verdict === 'done') {
    expect(answered.ok(), `${said} ${(await answered.text()).slice(0, 500)}`).toBe(true);
    if (call.shows !== undefined) expect(await answered.text(), said).toContain(call.shows);
  } else if (isPage(call)) await expectNoPage(answered, call, verdict, said);
  else {
    expect(answered.status(), said).toBe(refusals[verdict]);
    await expectMessage(answered, refusals[verdict]);
  }
}

/** A page leads who is not signed in to where they can, and does not exist for those who may never see it. */
async function expectNoPage(
  answered: APIResponse,
  { shows }: Call,
  verdict: 'sign in first' | 'forbidden',
  said: string,
): Promise<void> {
  if (verdict === 'forbidden') {
    expect(answered.status(), said).toBe(404);
    return;
  }
  expect([200, 307], said).toContain(answered.status());
  const text = await answered.text();
  expect(answered.headers()['location'] ?? text, said).toContain('/en/sign-in');
  if (shows !== undefined) expect(text, said).not.toContain(shows);
}

async function expectMessage(answered: APIResponse, status: number): Promise<void> {
  const { error } = (await answered.json()) as { error: { code: string; message: string } };
  const codes: Record<number, RegExp> = { 401: /^sign-in-needed$/, 403: /^forbidden$/ };
  expect(error.code).toMatch(codes[status] ?? /^no-such-[a-z]+$/);
  expect(error.message).toMatch(/\w+ \w+/);
}

for (const [action, { who, others: whoElse = who, makes, does }] of Object.entries(actions)) {
  for (const rank of ranks) {
    const verdict = who[rank];
    const verdictElse = whoElse[rank];
    // A visitor has nothing yet, and what nobody may do they have not done: then the refusal is what is tried.
    const hasOwn = rank !== 'visitor' && verdict === 'done';

    test(`${action}, own, ${rank}: ${verdict}`, async () => {
      const calls = [...makes(own[rank]), ...(hasOwn ? does(own[rank]) : [])];
      for (const call of calls) await expectVerdict(rank, call, verdict);
    });

    test(`${action}, another's, ${rank}: ${verdictElse === 'done' ? 'as if it did not exist' : verdictElse}`, async () => {
      const [theirs, none] = [does(others), does(nothing())];
      for (const [index, call] of theirs.entries()) {
        if (verdictElse === 'done') await expectNothing(rank, call, none[index] ?? call);
        else await expectVerdict(rank, call, verdictElse);
      }
    });
  }
}

/** 404, and word for word what is said of something that was never there. */
async function expectNothing(rank: Rank, call: Call, made: Call): Promise<void> {
  const [answered, unknown] = [await send(rank, call), await send(rank, made)];
  const said = `${rank} ${call.method} ${call.path}`;
  expect([answered.status(), unknown.status()], said).toEqual([404, 404]);
  if (isPage(call)) return;
  await expectMessage(answered, 404);
  expect(await answered.text(), said).toBe(await unknown.text());
}

test('a class shows itself to its members alone, its code and its members to its owner alone', async () => {
  const path = `/api/classes/${others.class}`;
  const join = () => send('learner', post('/api/classes/join', { code: others.code }));
  for (const rank of ['visitor', 'guest'] as const) {
    await expectVerdict(rank, get(path), 'sign in first');
    await expectVerdict(rank, post('/api/classes/join', { code: others.code }), 'sign in first');
  }
  for (const rank of ['learner', 'instructor', 'admin'] as const) {
    await expectNothing(rank, get(path), get(`/api/classes/${nothing().class}`));
  }
  expect((await join()).status()).toBeLessThan(300);
  const seen = (await (await send('learner', get(path))).json()) as Record<string, unknown>;
  expect(seen).toMatchObject({ role: 'member', code: null, members: null });
  const theirs = (await (await owner.request.get(path)).json()) as Record<string, unknown>;
  expect(theirs).toMatchObject({ role: 'owner', code: others.code });
  const wrong = await send('learner', post('/api/classes/join', { code: nothing().code }));
  expect(wrong.status()).toBe(404);
});

test('a link opens what it was made for to everybody, and to nobody once it is void', async () => {
  const soon = new Date(Date.now() + 1_500).toISOString();
  const { set } = others;
  const [expiring, revoked] = [
    await makeLink(owner.request, { set }, soon),
    await makeLink(owner.request, { set }),
  ];
  expect((await owner.request.delete(`/api/author/links/${revoked}`)).ok()).toBe(true);
  const start = (link: string) =>
    post('/api/attempts', { startKey: crypto.randomUUID(), locale: 'en', subject: { link } });
  for (const rank of ranks) await expectVerdict(rank, start(openLink), 'done');
  await expect
    .poll(async () => (await send('learner', start(expiring))).status(), { timeout: 10_000 })
    .toBe(410);
  for (const rank of ranks) {
    for (const link of [expiring, revoked, nothing().link]) {
      expect((await send(rank, start(link))).status(), rank).toBe(410);
    }
  }
});

test('nobody begins what belongs to another and is not public', async () => {
  const start = (subject: object) =>
    post('/api/attempts', { startKey: crypto.randomUUID(), locale: 'en', subject });
  for (const rank of ranks) {
    await expectNothing(rank, start({ set: others.set }), start({ set: nothing().set }));
  }
  const assigned = start({ assignment: others.assignment });
  for (const rank of ['visitor', 'guest'] as const) {
    await expectVerdict(rank, assigned, 'sign in first');
  }
  for (const rank of ['instructor', 'admin'] as const) {
    await expectNothing(rank, assigned, start({ assignment: nothing().assignment }));
  }
});

/** The form of the page of people, for the owner of the things, as an administrator's browser would send it. */
async function peopleForm(): Promise<Record<string, string>> {
  const path = `/en/admin/people?q=${encodeURIComponent(owner.email)}`;
  const html = await (await admin.request.get(path)).text();
  const form = /<form(?=[^>]*enctype)[\s\S]*?<\/form>/i.exec(html)?.[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    unescaped(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
    unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
  ]);
  return Object.fromEntries(hidden) as Record<string, string>;
}
const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');

async function sendForm(rank: Rank, fields: Record<string, string>): Promise<APIResponse> {
  const request = await requestOf(rank);
  const headers = { origin: site };
  return request.post('/en/admin/people', { multipart: fields, headers, maxRedirects: 0 });
}

const unprivileged = ['visitor', 'guest', 'learner', 'instructor'] as const;
/** What an administrator's form does when it is done. */
const adminForms = [
  {
    action: 'grant-roles',
    fields: { intent: 'role', role: 'instructor' },
    shows: 'Instructor now',
  },
  { action: 'issue-links', fields: { intent: 'link', role: 'instructor' }, shows: '/reset/' },
  // Last, since it signs the owner out.
  { action: 'end-sessions', fields: { intent: 'end', role: 'instructor' }, shows: 'signed out' },
];

test('find-people and read-audit: administrators alone', async () => {
  const { subject } = await peopleForm();
  for (const path of [`/en/admin/people?q=e2e`, `/en/admin/people/${subject}`]) {
    for (const rank of ['visitor', 'guest'] as const) {
      await expectVerdict(rank, get(path), 'sign in first');
    }
    for (const rank of ['learner', 'instructor'] as const) {
      await expectVerdict(rank, get(path), 'forbidden');
    }
    await expectVerdict('admin', get(path), 'done');
  }
});

for (const { action, fields, shows } of adminForms) {
  test(`${action}: administrators alone, whoever has the form`, async () => {
    const form = { ...(await peopleForm()), ...fields };
    expect(form).toMatchObject({ email: owner.email });
    for (const rank of unprivileged) {
      const raised = { ...form, role: 'admin' };
      const refused = await sendForm(rank, raised);
      expect(refused.ok(), `${rank} ${action}`).toBe(false);
      expect(await refused.text(), `${rank} ${action}`).not.toContain(shows);
    }
    // Nothing has become of it: the owner is who they were, and still signed in.
    expect((await owner.request.get('/en/account', { maxRedirects: 0 })).status()).toBe(200);
    expect((await owner.request.get('/en/admin/people', { maxRedirects: 0 })).status()).toBe(404);
    const done = await sendForm('admin', form);
    expect(done.ok()).toBe(true);
    expect(await done.text()).toContain(shows);
  });
}
