import type { APIResponse } from '@playwright/test';
import { expect, test } from './fixtures';
import { newLearner, type Person } from './ranks';
import { nothing, publish, wholeDefinition, wholeDraft } from './things';

// What authors send that cannot be kept: a clear refusal in their language that names the place, and nothing half done.

const languages = ['en', 'zh-CN'] as const;
type Finding = { readonly line?: number; readonly path?: string; readonly message: string };

async function expectRefusal(
  answer: APIResponse,
  status: number,
  locale: string,
): Promise<readonly Finding[]> {
  const text = await answer.text();
  expect(answer.status(), text).toBe(status);
  const { error, findings = [] } = JSON.parse(text) as {
    error: { code: string; message: string };
    findings?: Finding[];
  };
  for (const { message } of [error, ...findings]) {
    expect(message).not.toMatch(/node_modules|\bat \w+ \(|undefined/);
    expect(/[一-鿿]/.test(message), message).toBe(locale === 'zh-CN');
  }
  return findings;
}

test.describe.configure({ mode: 'default' });
let author: Person;
let question: string;

test.beforeAll(async ({ browser }) => {
  author = await newLearner(browser);
  ({ question } = await publish(author.request));
});

const path = (what = '') => `/api/author/questions/${question}${what}`;
const stored = async () =>
  (await (await author.request.get(path())).json()) as { revision: number };

test('a draft of a wrong form, a stale one, cut-off JSON and 1 MB change nothing', async () => {
  const before = await stored();
  const { revision: baseRevision } = before;
  for (const locale of languages) {
    const put = (draft: unknown, base = baseRevision) =>
      author.request.put(path(), { data: { draft, baseRevision: base, locale } });
    await expectRefusal(await put({ ...wholeDraft(), kind: 'essay' }), 422, locale);
    await expectRefusal(await put({ ...wholeDraft(), grade: 1 }), 422, locale);
    await expectRefusal(await put(null), 422, locale);
    await expectRefusal(await put(wholeDraft('Stale'), baseRevision - 1), 409, locale);
    const headers = { 'content-type': 'application/json', 'accept-language': locale };
    const raw = (data: string) => author.request.put(path(), { headers, data: Buffer.from(data) });
    await expectRefusal(await raw('{"draft":'), 400, locale);
    const large = JSON.stringify({ draft: 'x'.repeat(1024 * 1024), baseRevision });
    await expectRefusal(await raw(large), 413, locale);
  }
  expect(await stored()).toEqual(before);
});

test('an unfinished question is not published, and every gap is named by its field', async () => {
  for (const locale of languages) {
    const kind = { kind: 'single-choice', topic: 'handshake' };
    const started = await author.request.post('/api/author/questions', { data: kind });
    const { id } = (await started.json()) as { id: string };
    const begun = await author.request.get(`/api/author/questions/${id}`);
    const { revision } = (await begun.json()) as { revision: number };
    const publishing = await author.request.post(`/api/author/questions/${id}/publish`, {
      data: { baseRevision: revision, locale },
    });
    const findings = await expectRefusal(publishing, 422, locale);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding.path).toMatch(/^[a-z]/);
    const view = (await (await author.request.get(`/api/author/questions/${id}`)).json()) as object;
    expect(view).toMatchObject({ published: null });
  }
});

test('an interview of a wrong form is refused with all that is to be mended', async () => {
  for (const locale of languages) {
    const whole = wholeDefinition();
    const make = (definition: unknown) =>
      author.request.post('/api/author/interviews', { data: { definition, locale } });
    const wrong = { ...whole, minutes: -5, navigation: 'sideways' };
    const findings = await expectRefusal(await make(wrong), 422, locale);
    expect(findings.map((finding) => finding.path)).toEqual(
      expect.arrayContaining(['minutes', 'navigation']),
    );
    const stranger = { ...whole.sections[0], items: [{ question: 'no-such-question' }] };
    await expectRefusal(await make({ ...whole, sections: [stranger] }), 422, locale);
  }
});

test('a set takes no question that its author may not use, and no impossible points', async () => {
  const both = { en: 'A set', 'zh-CN': '一套题' };
  const started = await author.request.post('/api/author/sets', { data: { title: both } });
  const { id } = (await started.json()) as { id: string };
  for (const locale of languages) {
    const put = (items: object[]) =>
      author.request.put(`/api/author/sets/${id}`, {
        data: { title: both, lead: null, visibility: 'private', items, locale },
      });
    await expectRefusal(await put([{ versionId: nothing().version, points: 1 }]), 422, locale);
    await expectRefusal(await put([{ versionId: nothing().version, points: -1 }]), 422, locale);
    const empty = { set: id, expiresAt: null, locale };
    await expectRefusal(
      await author.request.post('/api/author/links', { data: empty }),
      422,
      locale,
    );
  }
});

/** 500 lines of GIFT, a question in each second one; `wrong`: the line of a question that is spoilt. */
function giftFile(wrong?: number): string {
  const question = (line: number) =>
    line === wrong
      ? '::spoilt:: Which flag opens? {=SYN ~FIN'
      : `::q${line}:: Which flag opens? {=SYN ~FIN ~RST}`;
  return Array.from({ length: 500 }, (_, n) => (n % 2 === 1 ? question(n + 1) : '')).join('\n');
}

test('a GIFT file with an error in line 300 of 500 is refused with the line, and nothing of it is imported', async () => {
  const mine = async () => (await author.request.get('/en/author')).text();
  const before = (await mine()).split('Which flag opens').length;
  for (const locale of languages) {
    const send = (text: string, more = '') =>
      author.request.post(`/api/author/gift?locale=${locale}&topic=handshake${more}`, {
        headers: { 'content-type': 'text/plain' },
        data: text,
      });
    const findings = await expectRefusal(await send(giftFile(300)), 422, locale);
    expect(findings.map(({ line }) => line)).toContain(300);
    await expectRefusal(await send('x'.repeat(1024 * 1024 + 1)), 413, locale);
    expect((await send(giftFile(), '&dryRun=1')).ok()).toBe(true);
  }
  expect((await mine()).split('Which flag opens').length).toBe(before);
});

test('a wrong code joins no class, a class without a name is none', async () => {
  for (const locale of languages) {
    const join = await author.request.post('/api/classes/join', {
      data: { code: nothing().code, locale },
    });
    await expectRefusal(join, 404, locale);
    const make = await author.request.post('/api/classes', { data: { name: '', locale } });
    await expectRefusal(make, 422, locale);
  }
});
