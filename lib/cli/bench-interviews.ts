import { randomUUID } from 'node:crypto';
import { assert, present, randomFrom } from '@/lib/kit';
import type { PublicBody } from '@/lib/questions';
import { inventResponse } from './faults-response';

/** A running interview of somebody, as the benchmark uses it. */
export interface BenchAttempt {
  readonly id: string;
  readonly cookie: string;
  /** The question that is open. */
  readonly body: PublicBody;
}

/** As many as one person may start before it is too often. */
const startsPerGuest = 60;
const startsAtOnce = 8;

/** Starts interviews, by as many guests as that takes. */
export async function startInterviews(address: string, amount: number): Promise<BenchAttempt[]> {
  const guests = Array.from({ length: Math.ceil(amount / startsPerGuest) }, (_, n) => n);
  const started: BenchAttempt[] = [];
  const worker = async () => {
    for (let guest = guests.pop(); guest !== undefined; guest = guests.pop()) {
      let cookie = '';
      for (let n = 0; n < startsPerGuest && started.length < amount; n += 1) {
        const attempt = await start(address, cookie, guest);
        started.push(attempt);
        cookie = attempt.cookie;
      }
    }
  };
  await Promise.all(Array.from({ length: startsAtOnce }, worker));
  return started.slice(0, amount);
}

async function start(address: string, cookie: string, guest: number): Promise<BenchAttempt> {
  const from = `10.1.${guest >> 8}.${guest & 255}`;
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from, cookie };
  const body = { startKey: randomUUID(), locale: 'en', subject: { interview: 'mid' } };
  const begun = await fetch(`${address}/api/attempts`, {
    ...{ method: 'POST', headers, body: JSON.stringify(body) },
  });
  assert(begun.status === 201, `an interview, not ${begun.status} ${await begun.clone().text()}`);
  const { id } = (await begun.json()) as { id: string };
  const kept = begun.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
  const seen = await fetch(`${address}/api/attempts/${id}?locale=en`, {
    headers: { cookie: kept },
  });
  assert(seen.ok, 'an interview that can be read');
  const view = (await seen.json()) as { open: { public: { body: PublicBody } } | null };
  return { id, cookie: kept, body: present(view.open, 'open question').public.body };
}

type BenchRequest = { readonly path: string } & RequestInit;

const post = (address: string, cookie: string, path: string, body: object): BenchRequest => ({
  ...{ method: 'POST', path, body: JSON.stringify(body) },
  headers: { 'content-type': 'application/json', origin: address, cookie },
});

/** Saves some answer to the open question. */
export const saveRequest = (
  address: string,
  { id, cookie, body }: BenchAttempt,
  n: number,
): BenchRequest =>
  post(address, cookie, `/api/attempts/${id}/answers`, {
    ...{ position: 0, response: inventResponse(body, [], randomFrom(String(n))), locale: 'en' },
    ...{ idempotencyKey: randomUUID(), givenAt: new Date().toISOString(), elapsedMs: 9000 },
  });

export const submitRequest = (address: string, { id, cookie }: BenchAttempt): BenchRequest =>
  post(address, cookie, `/api/attempts/${id}/submit`, { locale: 'en' });
