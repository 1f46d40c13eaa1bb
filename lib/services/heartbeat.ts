import { beat } from '@/lib/db';
import { log } from './log';

const everyMs = 700;
/** Older than this it is not known whether an outage lies between: see beatIfStale. */
const staleMs = 2_500;

let lastBeatAt = -Infinity;
let beating: Promise<void> | undefined;
let timer: NodeJS.Timeout | undefined;

/**
 * Makes sure, before a deadline is looked at, that no outage is unknown: one that has just ended may have to be given
 * back. No query while the heartbeat is regular. Throws when the database cannot be reached.
 */
export async function beatIfStale(): Promise<void> {
  if (performance.now() - lastBeatAt > staleMs) await once();
}

/** One beat at a time in this process; who comes meanwhile waits for the same one. */
function once(): Promise<void> {
  beating ??= beatNow().finally(() => (beating = undefined));
  return beating;
}

async function beatNow(): Promise<void> {
  const at = performance.now();
  const outage = await beat(new Date());
  lastBeatAt = at;
  if (outage) log().warn({ from: outage.startedAt, to: outage.endedAt }, 'outage');
}

/** Begins to tell the database that this process is alive; `then` after each beat. The first one is awaited. */
export async function startHeartbeat(then: () => Promise<void>): Promise<void> {
  const turn = async () => {
    try {
      await once();
      await then();
    } catch (error) {
      log().warn({ err: error }, 'the heartbeat failed');
    }
    if (timer) timer = setTimeout(() => void turn(), everyMs).unref();
  };
  timer = setTimeout(() => undefined, 0);
  await turn();
}

/** When the process ends: from now on others see the silence. */
export function stopHeartbeat(): void {
  clearTimeout(timer);
  timer = undefined;
}
