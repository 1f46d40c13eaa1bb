import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import { closeDatabase, createPerson, setPassword, setRole, type Person } from '@/lib/db';
import { hashPassword, identify, isPassword, newToken, sealSession, type Credentials } from '.';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

let names = 0;
async function newPerson(): Promise<Person> {
  const email = `person${(names += 1)}@example.org`;
  const made = await createPerson(null, { email, name: null, passwordHash: null });
  if (!made.ok) throw new Error('the address is free');
  return made.value;
}

const shown = (change: Partial<Credentials>): Credentials => ({
  ...{ session: undefined, guest: undefined, address: '203.0.113.7' },
  keepGuest: () => undefined,
  ...change,
});

test('without cookies somebody is a visitor', async () => {
  expect(await identify(shown({}))).toMatchObject({ kind: 'visitor', id: null });
});

test('a visitor who becomes a guest gets a cookie that tells who it is', async () => {
  let cookie = '';
  const visitor = await identify(shown({ keepGuest: (token) => (cookie = token) }));
  if (visitor.kind !== 'visitor') throw new Error('a visitor');
  const guest = await visitor.becomeGuest();
  expect(cookie).toMatch(/^[\w-]{43}$/);
  expect(await identify(shown({ guest: cookie }))).toMatchObject({ kind: 'guest', id: guest.id });
});

test.each(['', 'short', newToken(), `${newToken()}'--`])(
  'a guest cookie that was made up (%s) is nobody’s',
  async (guest) => {
    expect((await identify(shown({ guest }))).kind).toBe('visitor');
  },
);

test('a session tells who is signed in, with the role of now', async () => {
  const person = await newPerson();
  const session = await sealSession(person.id, person.sessionEpoch);
  expect(await identify(shown({ session }))).toMatchObject({ kind: 'named', role: 'learner' });
  await setRole(null, person.id, 'instructor');
  expect(await identify(shown({ session }))).toMatchObject({ kind: 'named', role: 'instructor' });
});

test('a session ends with its epoch', async () => {
  const person = await newPerson();
  const session = await sealSession(person.id, person.sessionEpoch);
  await setPassword(person.id, 'a hash');
  expect((await identify(shown({ session }))).kind).toBe('visitor');
});

test('a forged or spoilt session is none', async () => {
  const session = await sealSession((await newPerson()).id, 0);
  for (const spoilt of [session.slice(0, -4), `${session}x`, 'a.b.c', session.replace('.', '..')]) {
    expect((await identify(shown({ session: spoilt }))).kind).toBe('visitor');
  }
});

test('a password is known by its hash, and no hash knows any password', async () => {
  const stored = await hashPassword('a short sentence');
  expect(stored).toMatch(/^\$argon2id\$/);
  expect(await isPassword(stored, 'a short sentence')).toBe(true);
  expect(await isPassword(stored, 'A short sentence')).toBe(false);
  expect(await isPassword(null, 'nobody has this password')).toBe(false);
});

test('checking a password of nobody takes about as long as one of somebody', async () => {
  const stored = await hashPassword('a short sentence');
  const timed = async (hash: string | null) => {
    const from = performance.now();
    for (let round = 0; round < 5; round += 1) await isPassword(hash, 'wrong');
    return performance.now() - from;
  };
  await timed(null);
  const [nobody, somebody] = [await timed(null), await timed(stored)];
  expect(nobody).toBeGreaterThan(somebody / 3);
});
