import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n';
import { assert } from '@/lib/kit';
import { changePassword, doors, myAccount, signIn, signUp, topicOverview } from '.';
import {
  actorOf,
  browser,
  codeOf,
  enter,
  password,
  rightAnswer,
  signedUp,
  submit,
  value,
} from './testing/browsers';
import { testDatabase } from './testing/database';

testDatabase('content');

test('what a guest did is theirs after signing up, under the same id', async () => {
  const who = browser();
  await submit(who, await rightAnswer());
  const guest = await actorOf(who);
  const { actor } = await signedUp(who);
  expect(actor).toMatchObject({ kind: 'named', id: guest.id, role: 'learner' });
  expect(await submit(who, await rightAnswer())).toMatchObject({ progress: { answered: 2 } });
});

test('what a guest did moves to the account it signs in to', async () => {
  const { email } = await signedUp();
  const who = browser();
  await submit(who, await rightAnswer());
  await enter(
    who,
    signIn(await actorOf(who), { email: ` ${email.toUpperCase()} `, password }, 'en'),
  );
  const topics = value(await topicOverview(await actorOf(who), 'en'));
  expect(topics.reduce((sum, { answered }) => sum + answered, 0)).toBe(1);
});

test.each([
  [{ email: 'no address', password }, 'address-invalid', 'email'],
  [{ email: 'short@example.org', password: 'ninechars' }, 'password-short', 'password'],
  [{ email: 'long@example.org', password: 'x'.repeat(201) }, 'password-long', 'password'],
])('signing up with %j says what is wrong and where', async (given, code, field) => {
  for (const locale of locales) {
    expect(await signUp(await actorOf(browser()), given, locale)).toMatchObject({
      ...{ ok: false, error: { code, field, status: 422 } },
    });
  }
});

test('a taken address is refused, whatever its case', async () => {
  const { email } = await signedUp();
  const again = await signUp(
    await actorOf(browser()),
    { email: email.toUpperCase(), password },
    'en',
  );
  expect(codeOf(again)).toBe('address-taken');
});

test('a wrong password and an unknown address are refused alike', async () => {
  const { email } = await signedUp();
  const actor = await actorOf(browser());
  const wrong = await signIn(actor, { email, password: 'another sentence' }, 'en');
  const unknown = await signIn(actor, { email: 'nobody@example.org', password }, 'en');
  expect(codeOf(wrong)).toBe('sign-in-wrong');
  expect(unknown).toEqual(wrong);
});

test('guessing the password of an account is stopped, and a right one before that clears the count', async () => {
  const { email } = await signedUp();
  const guess = async (text: string) =>
    codeOf(await signIn(await actorOf(browser()), { email, password: text }, 'en'));
  for (let round = 0; round < 5; round += 1) expect(await guess('wrong')).toBe('sign-in-wrong');
  expect(await guess(password)).toBeNull();
  for (let round = 0; round < 10; round += 1) expect(await guess('wrong')).toBe('sign-in-wrong');
  expect(await guess(password)).toBe('too-many');
});

test('a password composed in another way is the same password', async () => {
  const who = browser();
  const email = 'composed@example.org';
  const made = signUp(
    await actorOf(who),
    { email, password: 'Café au lait'.normalize('NFC') },
    'en',
  );
  await enter(who, made);
  const typed = { email, password: 'Café au lait'.normalize('NFD') };
  expect(codeOf(await signIn(await actorOf(browser()), typed, 'en'))).toBeNull();
});

test('changing the password asks for the present one, and ends all other sessions', async () => {
  const { who, email } = await signedUp();
  const elsewhere = browser();
  await enter(elsewhere, signIn(await actorOf(elsewhere), { email, password }, 'en'));
  const change = async (current: string) =>
    changePassword(await actorOf(who), { current, password: 'an entirely new one' }, 'en');
  expect(codeOf(await change('wrong'))).toBe('password-wrong');
  await enter(who, change(password));
  expect((await actorOf(who)).kind).toBe('named');
  expect((await actorOf(elsewhere)).kind).toBe('visitor');
});

let accounts = 0;
const proved = (email: string | null) => ({
  ...{ provider: 'github', providerAccountId: String((accounts += 1)), email, name: 'A. Learner' },
});

test('an account elsewhere makes a user out of the guest, and is that user ever after', async () => {
  const who = browser();
  await submit(who, await rightAnswer());
  const guest = await actorOf(who);
  const account = proved('octo@example.org');
  const made = await doors.admitAccount(guest, account);
  expect(made).toMatchObject({ ok: true, value: { id: guest.id, email: 'octo@example.org' } });
  const again = await doors.admitAccount(await actorOf(browser()), account);
  expect(again).toMatchObject({ ok: true, value: { id: guest.id } });
});

test('an account elsewhere never opens an account here by its address alone', async () => {
  const { email, who, actor } = await signedUp();
  const account = proved(email);
  const refused = await doors.admitAccount(await actorOf(browser()), account);
  expect(refused).toEqual({ ok: false, error: 'address-taken' });
  expect(await doors.admitAccount(await actorOf(who), account)).toMatchObject({
    value: { id: actor.id },
  });
  expect(await doors.admitAccount(await actorOf(browser()), account)).toMatchObject({
    value: { id: actor.id },
  });
  expect(value(await myAccount(actor, 'en'))).toEqual({
    email,
    hasPassword: true,
    providers: ['github'],
  });
});

test('an account elsewhere that is somebody’s is not connected to somebody else', async () => {
  const account = proved('first@example.net');
  await doors.admitAccount(await actorOf(browser()), account);
  const { actor } = await signedUp();
  expect(await doors.admitAccount(actor, account)).toEqual({
    ok: false,
    error: 'account-elsewhere',
  });
});

test('an account elsewhere without a proved address makes no user', async () => {
  const refused = await doors.admitAccount(await actorOf(browser()), proved(null));
  expect(refused).toEqual({ ok: false, error: 'account-no-address' });
});

test('who signs up elsewhere can set a first password without another', async () => {
  const made = await doors.admitAccount(await actorOf(browser()), proved('nopass@example.org'));
  assert(made.ok, 'a new user');
  const who = browser();
  await enter(who, Promise.resolve(made));
  await enter(who, changePassword(await actorOf(who), { current: '', password }, 'en'));
  const given = { email: 'nopass@example.org', password };
  expect(codeOf(await signIn(await actorOf(browser()), given, 'en'))).toBeNull();
});
