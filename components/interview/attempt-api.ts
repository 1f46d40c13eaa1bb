import type { AttemptView } from './attempt-view';
import type { OutboxEntry } from './outbox';
import type { TimeSample } from './server-clock';

/** What became of a request. Nothing here throws: what can go wrong on the way is an outcome. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T; readonly sample: TimeSample | null }
  /** The server could not be reached, or could not answer: worth trying again. */
  | {
      readonly kind: 'unreachable';
      /** What the server said; null where it said nothing. */
      readonly message: string | null;
      /** Milliseconds that the server wishes to be left alone. */
      readonly waitMs: number | null;
    }
  /** The browser is not signed in as the person whose attempt this is. */
  | { readonly kind: 'signed-out' }
  /** Sending the same again would be refused again. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
    };

/** What the server says when it has an answer. */
export interface Saved {
  readonly saved: { readonly position: number; readonly revision: number; readonly late: boolean };
  readonly serverNow: number;
  readonly deadlineAt: number | null;
  readonly status: AttemptView['status'];
}

export interface Submitted {
  readonly status: AttemptView['status'];
  /** The address of the report. */
  readonly report: string;
}

/** The requests of one attempt. */
export function attemptApi(id: string, locale: string) {
  const address = `/api/attempts/${id}`;
  return {
    read: () => send<AttemptView>(`${address}?locale=${locale}`, 'GET'),
    go: (position: number) => send<AttemptView>(`${address}/go`, 'POST', { position, locale }),
    lock: (position: number, turn: string) =>
      send<AttemptView>(`${address}/lock`, 'POST', { position, turn, locale }),
    submit: () => send<Submitted>(`${address}/submit`, 'POST', { locale }),
  };
}
export type AttemptApi = ReturnType<typeof attemptApi>;

/** Saves an answer. The browser goes on sending it while its page is being closed. */
export function saveEntry({ attempt, ...answer }: OutboxEntry): Promise<Outcome<Saved>> {
  return send<Saved>(`/api/attempts/${attempt}/answers`, 'POST', answer);
}

/** More than this browsers refuse to send from a page that is being closed. */
const keepaliveBytes = 60_000;
const patienceMs = 15_000;

async function send<T extends object>(
  address: string,
  method: 'GET' | 'POST',
  body?: object,
): Promise<Outcome<T>> {
  const sentAt = performance.now();
  const text = body === undefined ? null : JSON.stringify(body);
  try {
    const response = await fetch(address, {
      method,
      ...(text === null ? {} : { body: text, headers: { 'content-type': 'application/json' } }),
      keepalive: text !== null && new Blob([text]).size < keepaliveBytes,
      cache: 'no-store',
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer: unknown = await response.json();
    return outcomeOf<T>(response, answer, { sentAt, gotAt: performance.now() });
  } catch {
    return { kind: 'unreachable', message: null, waitMs: null };
  }
}

/** What an HTTP answer means. Exported for its test. */
export function outcomeOf<T extends object>(
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
  times: { readonly sentAt: number; readonly gotAt: number },
): Outcome<T> {
  if (status < 300 && typeof body === 'object' && body !== null) {
    const serverNow =
      'serverNow' in body && typeof body.serverNow === 'number' ? body.serverNow : null;
    // Our own server's answer has the shape that its types say.
    const value = body as T;
    return { kind: 'done', value, sample: serverNow === null ? null : { serverNow, ...times } };
  }
  const error = errorIn(body);
  if (error === null || status >= 500 || status === 429) {
    const seconds = Number(headers.get('retry-after') ?? NaN);
    const waitMs = Number.isFinite(seconds) ? seconds * 1000 : null;
    return { kind: 'unreachable', message: error?.message ?? null, waitMs };
  }
  // Nobody is told that an attempt of somebody else exists: without its owner's cookie it is unknown.
  if (status === 401 || error.code === 'no-such-attempt') return { kind: 'signed-out' };
  return { kind: 'refused', ...error };
}

function errorIn(body: unknown) {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const error = body.error as Record<'code' | 'message' | 'field', unknown> | null;
  if (typeof error?.message !== 'string' || typeof error.code !== 'string') return null;
  const field = typeof error.field === 'string' ? error.field : null;
  return { code: error.code, message: error.message, field };
}
