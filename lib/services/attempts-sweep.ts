import { findAnyAttempt, overdueAttempts } from '@/lib/db';
import { end } from './attempts-find';

const everyMs = 10_000;
const atOnce = 10;
let lastAt = -Infinity;

/** Finishes attempts whose time is over and that nobody looks at any more: their authors wait for the results. */
export async function endOverdue(): Promise<void> {
  if (performance.now() - lastAt < everyMs) return;
  lastAt = performance.now();
  for (const id of await overdueAttempts(new Date(), atOnce)) {
    const attempt = await findAnyAttempt(id);
    if (attempt) await end(attempt, 'tick');
  }
}
