/** What came of a request to our own server. `message` is in the reader's language; null: it could not be reached. */
export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string | null;
      readonly message: string | null;
      /** What is wrong and where, if the server says. */
      readonly findings: readonly FoundThere[];
    };

/** A finding as the server tells it: at a field's path, or at a line of a file. */
export interface FoundThere {
  readonly path?: string;
  readonly line?: number;
  readonly message: string;
}

/** Browsers let a page that is being left still send this much (Fetch standard: 64 KiB). */
const keepaliveLimit = 60_000;

/** Sends JSON (or, where `type` says so, text) to our own API. Never throws: what can go wrong on the way is a value. */
export async function send<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  address: string,
  body?: unknown,
  type = 'application/json',
): Promise<Sent<T>> {
  const text =
    typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(text === undefined
        ? {}
        : {
            body: text,
            headers: { 'content-type': type },
            keepalive: text.length < keepaliveLimit,
          }),
    });
    return sentOf<T>(response.status, await response.json().catch(() => null));
  } catch {
    return { ok: false, status: 0, code: null, message: null, findings: [] };
  }
}

/** What an HTTP answer means. */
export function sentOf<T>(status: number, body: unknown): Sent<T> {
  // Our own server's answers have the form that the address promises.
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const { error, findings } = (body ?? {}) as {
    readonly error?: { readonly code?: string; readonly message?: string };
    readonly findings?: readonly FoundThere[];
  };
  return {
    ok: false,
    status,
    code: error?.code ?? null,
    message: error?.message ?? null,
    findings: findings ?? [],
  };
}
