import { expect, test } from 'vitest';
import { hashOfToken, type Actor } from '@/lib/auth';
import { createLink, createPerson, setRole } from '@/lib/db';
import { assert } from '@/lib/kit';
import {
  endSessions,
  findPeople,
  grantRole,
  issueLink,
  openLink,
  personWithAudit,
  resetPassword,
  signIn,
} from '.';
import { actorOf, browser, codeOf, signedUp, value } from './testing/browsers';
import { testDatabase } from './testing/database';

testDatabase('nothing');

async function admin(): Promise<Actor> {
  const { who, actor } = await signedUp();
  await setRole(null, actor.id ?? '', 'admin');
  return actorOf(who);
}

test('a one-time link that an administrator issues sets a new password, once', async () => {
  const { email, actor, who } = await signedUp();
  const issued = value(await issueLink(await admin(), actor.id ?? '', 'zh-CN'));
  expect(issued.email).toBe(email);
  expect(issued.path).toMatch(/^\/zh-CN\/reset\/[\w-]{43}$/);
  const token = issued.path.split('/').at(-1) ?? '';
  expect(await openLink(token, 'en')).toEqual({ ok: true, value: { email } });
  const reset = async (text: string) =>
    resetPassword(await actorOf(browser()), { token, password: text }, 'en');
  expect(codeOf(await reset('short'))).toBe('password-short');
  expect(codeOf(await reset('an entirely new one'))).toBeNull();
  expect(codeOf(await reset('an entirely new one'))).toBe('link-void');
  expect((await actorOf(who)).kind).toBe('visitor');
  const entered = { email, password: 'an entirely new one' };
  expect(codeOf(await signIn(await actorOf(browser()), entered, 'en'))).toBeNull();
});

test('a link that expired or was made up does nothing', async () => {
  const made = await createPerson(null, {
    email: 'late@example.org',
    name: null,
    passwordHash: null,
  });
  assert(made.ok, 'a free address');
  const token = 'x'.repeat(43);
  const link = { tokenHash: hashOfToken(token), subject: made.value.id, by: null };
  await createLink({ ...link, expiresAt: new Date(Date.now() - 1) });
  for (const text of [token, 'y'.repeat(43), 'short', '']) {
    expect(codeOf(await openLink(text, 'en'))).toBe('link-void');
  }
});

test('only administrators find people, give roles, issue links and end sessions', async () => {
  const { actor, email } = await signedUp();
  const boss = await admin();
  expect(value(await findPeople(boss, email, 'en')).people).toMatchObject([
    { email, role: 'learner' },
  ]);
  const guest = await actorOf(browser());
  for (const asker of [actor, guest]) {
    const code = asker.kind === 'named' ? 'forbidden' : 'sign-in-needed';
    const subject = boss.id ?? '';
    expect(codeOf(await findPeople(asker, '', 'en'))).toBe(code);
    expect(codeOf(await grantRole(asker, { subject, role: 'learner' }, 'en'))).toBe(code);
    expect(codeOf(await issueLink(asker, subject, 'en'))).toBe(code);
    expect(codeOf(await endSessions(asker, subject, 'en'))).toBe(code);
  }
});

test('odd text finds nobody', async () => {
  const boss = await admin();
  expect(value(await findPeople(boss, '\0%_\\', 'en')).people).toEqual([]);
  expect(codeOf(await personWithAudit(boss, '\0', 'en'))).toBe('no-such-user');
  expect(codeOf(await personWithAudit(boss, 'nobody', 'en'))).toBe('no-such-user');
});

test('a role that is given counts at the next request', async () => {
  const { who, actor } = await signedUp();
  const boss = await admin();
  value(await grantRole(boss, { subject: actor.id ?? '', role: 'instructor' }, 'en'));
  expect(await actorOf(who)).toMatchObject({ role: 'instructor' });
  value(await endSessions(boss, actor.id ?? '', 'en'));
  expect((await actorOf(who)).kind).toBe('visitor');
});
