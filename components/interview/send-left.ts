import type { Outcome, Saved } from './attempt-api';
import type { OutboxEntry, OutboxStore } from './outbox';

/**
 * Sends what the outbox still holds; the number of answers that the server confirmed. What belongs to somebody else, or
 * cannot be sent now, stays for later.
 */
export async function sendLeft(
  store: OutboxStore,
  send: (entry: OutboxEntry) => Promise<Outcome<Saved>>,
  attempt?: string,
): Promise<number> {
  let sent = 0;
  // A browser that refuses to store has nothing left behind.
  for (const entry of await store.list(attempt).catch(() => [])) {
    const outcome = await send(entry);
    if (outcome.kind === 'unreachable') break;
    if (outcome.kind !== 'done') continue;
    sent += 1;
    await store.remove(entry);
  }
  return sent;
}
