import { add, type Tcb } from '@/lib/tcp';
import type { Connection } from './connection';
import type { Host } from './host';
import type { System } from './system';

/** How far ahead of the old connection's last number the new one begins (Linux: 65535 + 2). */
const issGap = 65_537;

/** What a connect() may do with its four-tuple. */
export type Place =
  | { readonly kind: 'free'; readonly port: number }
  | { readonly kind: 'reuse'; readonly old: Connection; readonly iss: number }
  | { readonly kind: 'taken' };

/**
 * A bound port may take over its own TIME-WAIT if timestamps tell the incarnations apart (RFC 6191; Linux
 * tcp_twsk_unique [o10, o11]).
 */
export function boundPlace(host: Host, port: number, remotePort: number): Place {
  const known = host.connection(port, remotePort);
  if (known === null) return { kind: 'free', port };
  return remembersTime(known.tcb) ? reuse(known) : { kind: 'taken' };
}

/** A port of the host's choice: a free one, else one in TIME-WAIT if tcp_tw_reuse lets it [o16, o17]. */
export function ephemeralPlace(
  host: Host,
  system: System,
  remotePort: number,
  nowMs: number,
  loopback: boolean,
): Place {
  const [first, last] = system.portRange;
  const mayReuse = system.twReuse === 1 || (system.twReuse === 2 && loopback);
  let old: Connection | null = null;
  for (let port = first; port <= last; port += 1) {
    const known = host.connection(port, remotePort);
    if (known === null) return { kind: 'free', port };
    const since = nowMs - (known.tcb.agreed.tsRecentAtMs ?? nowMs);
    if (mayReuse && remembersTime(known.tcb) && since >= system.twReuseDelayMs) old ??= known;
  }
  return old === null ? { kind: 'taken' } : reuse(old);
}

const remembersTime = ({ state, agreed }: Tcb): boolean =>
  state === 'TIME-WAIT' && agreed.tsRecentAtMs !== null;

const reuse = (old: Connection): Place => ({
  kind: 'reuse',
  old,
  iss: add(old.tcb.sndNxt, issGap),
});
