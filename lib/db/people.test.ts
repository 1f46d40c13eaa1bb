import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../cli/fresh-database';
import {
  auditOf,
  closeDatabase,
  createGuest,
  createLink,
  createPerson,
  endSessions,
  findByEmail,
  findGuest,
  findLink,
  isReady,
  searchPeople,
  setRole,
  spendLink,
  type Person,
} from '.';
import { query } from './client';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const minute = 60_000;
const at = (ms: number) => new Date(Date.now() + ms);
let names = 0;
async function newPerson(prefix = 'person'): Promise<Person> {
  const email = `${prefix}${(names += 1)}@example.org`;
  const made = await createPerson(null, { email, name: null, passwordHash: null });
  if (!made.ok) throw new Error('the address is free');
  return made.value;
}

test('a migrated database is ready', async () => {
  expect(await isReady()).toBe(true);
});

test('a guest becomes a named user of the same id, and its cookie ends', async () => {
  const guest = await createGuest('token-1', at(minute));
  expect(await findGuest('token-1', new Date())).toBe(guest);
  const made = await createPerson(guest, {
    email: 'guest@example.org',
    name: null,
    passwordHash: 'h',
  });
  expect(made).toMatchObject({ ok: true, value: { id: guest, email: 'guest@example.org' } });
  expect(await findGuest('token-1', new Date())).toBeNull();
});

test('a taken address is refused, and the guest stays a guest', async () => {
  await createPerson(null, { email: 'taken@example.org', name: null, passwordHash: 'h' });
  const guest = await createGuest('token-2', at(minute));
  const again = await createPerson(guest, {
    email: 'taken@example.org',
    name: null,
    passwordHash: 'h',
  });
  expect(again).toEqual({ ok: false, error: 'taken' });
  expect(await findGuest('token-2', new Date())).toBe(guest);
});

test('of many who take an address at once one gets it', async () => {
  const person = { email: 'race@example.org', name: null, passwordHash: 'h' };
  const made = await Promise.all(Array.from({ length: 6 }, () => createPerson(null, person)));
  expect(made.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a guest cookie expires', async () => {
  await createGuest('token-3', at(minute));
  expect(await findGuest('token-3', at(2 * minute))).toBeNull();
});

test('a one-time link sets one password, once, and ends every session', async () => {
  const person = await newPerson();
  await createLink({ tokenHash: 'link-1', subject: person.id, by: null, expiresAt: at(minute) });
  expect(await findLink('link-1', new Date())).toEqual({ email: person.email });
  const tries = ['h1', 'h2', 'h3'].map((hash) => spendLink('link-1', hash, new Date()));
  const spent = (await Promise.all(tries)).filter((used) => used !== null);
  expect(spent).toEqual([{ id: person.id, sessionEpoch: person.sessionEpoch + 1 }]);
  expect(await findLink('link-1', new Date())).toBeNull();
  expect((await findByEmail(person.email ?? ''))?.passwordHash).toMatch(/^h[123]$/);
});

test('a one-time link that is used voids the others of that user', async () => {
  const person = await newPerson();
  for (const tokenHash of ['link-2', 'link-3']) {
    await createLink({ tokenHash, subject: person.id, by: null, expiresAt: at(minute) });
  }
  expect(await spendLink('link-3', 'h', new Date())).not.toBeNull();
  expect(await spendLink('link-2', 'h', new Date())).toBeNull();
});

test('an expired one-time link does nothing', async () => {
  const person = await newPerson();
  await createLink({ tokenHash: 'link-4', subject: person.id, by: null, expiresAt: at(minute) });
  expect(await findLink('link-4', at(2 * minute))).toBeNull();
  expect(await spendLink('link-4', 'h', at(2 * minute))).toBeNull();
  expect((await findByEmail(person.email ?? ''))?.passwordHash).toBeNull();
});

test('a guest gets no one-time link and no role', async () => {
  const guest = await createGuest('token-4', at(minute));
  const link = { tokenHash: 'link-5', subject: guest, by: null, expiresAt: at(minute) };
  expect(await createLink(link)).toEqual({ ok: false, error: 'no-such-user' });
  expect(await setRole(null, guest, 'admin')).toEqual({ ok: false, error: 'no-such-user' });
});

test('a role is given once and written down, with who gave it', async () => {
  const [admin, person] = [await newPerson(), await newPerson()];
  await setRole(null, admin.id, 'admin');
  expect(await setRole(admin.id, person.id, 'instructor')).toEqual({
    ...{ ok: true, value: { from: 'learner' } },
  });
  await setRole(admin.id, person.id, 'instructor');
  await endSessions(admin.id, person.id);
  expect(await auditOf(person.id)).toMatchObject([
    { action: 'end-sessions', actorEmail: admin.email },
    { action: 'role', detail: { from: 'learner', to: 'instructor' }, actorEmail: admin.email },
  ]);
  expect(await auditOf(admin.id)).toMatchObject([{ action: 'role', actorEmail: null }]);
});

test('the last administrator stays one, also when several step down at once', async () => {
  const admins = await query<{ id: string }>(`SELECT id FROM "User" WHERE role = 'admin'`);
  const all = [...admins, await newPerson(), await newPerson()].map(({ id }) => id);
  for (const id of all) await setRole(null, id, 'admin');
  const stepped = await Promise.all(all.map((id) => setRole(null, id, 'learner')));
  expect(stepped.filter(({ ok }) => !ok)).toEqual([{ ok: false, error: 'last-admin' }]);
  expect(await query(`SELECT 1 FROM "User" WHERE role = 'admin'`)).toHaveLength(1);
});

test('what was audited is never changed', async () => {
  await expect(query(`UPDATE "AuditEntry" SET action = 'x'`)).rejects.toThrow(/append-only/);
  await expect(query(`DELETE FROM "AuditEntry"`)).rejects.toThrow(/append-only/);
});

test('people are found by the beginning of their address; signs in it mean themselves', async () => {
  await newPerson('a_b');
  await newPerson('axb');
  const { people, more } = await searchPeople('A_B');
  expect(people.map(({ email }) => email.slice(0, 3))).toEqual(['a_b']);
  expect(more).toBe(false);
  expect((await searchPeople('%')).people).toEqual([]);
});
