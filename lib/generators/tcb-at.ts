import type { HostName } from '@/lib/sim';
import type { TcbSnapshot } from '@/lib/tcp';
import type { RunView } from './run-view';

/**
 * The TCB of an end at a moment, after everything that happens in it; null without one. The event that a step begins
 * with carries the TCB as the step left it, except for a timer that fires.
 */
export function tcbAt(view: RunView, host: HostName, atMs: number): TcbSnapshot | null {
  const events = view.trace.filter((event) => event.host === host && event.at <= atMs);
  const begins = events.findLast(
    ({ kind, ...event }) =>
      kind === 'deliver' || kind === 'call' || ('action' in event && event.action === 'fire'),
  );
  const whole = begins?.kind === 'deliver' || begins?.kind === 'call' ? begins : events.at(-1);
  return whole?.tcb ?? null;
}
