import { clientServer, type Drop, type HostName, type ScenarioCall, type Trigger } from '@/lib/sim';
import { type Behaviour, rfc9293 } from '@/lib/tcp';
import type { StateName } from '@/lib/questions';
import { Lab } from '../observe';
import { otherHost, type Setting } from '../setting';

export const callNames = ['OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT'] as const;
export type CallName = (typeof callNames)[number];

/** A user call made in a state. */
export interface Calling extends Setting {
  readonly state: StateName;
  /** The end that makes the call, where both can be in the state. */
  readonly caller: HostName;
  readonly call: CallName;
  /** What the same user called just before, at the same moment. */
  readonly before: 'none' | 'SEND' | 'CLOSE';
  /** Octets that have arrived and nobody has read; 0: everything is read as it comes. */
  readonly unread: number;
}

/** Octets of a SEND, and room of a RECEIVE. */
export const octets = 200;

/** Long after everything that leads to the state, and long before any timer. */
const lullMs = 300;
const closesAtMs = 1000;

/** Who is in the state: at the beginning of a connection only one end can be. */
export function whoIs({ state, caller }: Pick<Calling, 'state' | 'caller'>): HostName {
  if (state === 'CLOSED' || state === 'SYN-SENT') return 'A';
  return state === 'LISTEN' || state === 'SYN-RECEIVED' ? 'B' : caller;
}

/** Text can only be unread where the other end could send before. */
export const mayHaveUnread = (state: StateName): boolean =>
  !['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED'].includes(state);

interface Way {
  readonly calls: readonly ScenarioCall[];
  readonly drops: readonly Drop[];
  readonly when: Trigger;
}

/** How an end comes into a state and stays there for a while. */
function wayTo({ state, delayMs }: Calling, host: HostName): Way {
  const other = otherHost(host);
  const close = (who: HostName): ScenarioCall => ({
    host: who,
    call: 'CLOSE',
    when: { atMs: closesAtMs },
  });
  const follows = (who: HostName): ScenarioCall => ({
    host: who,
    call: 'CLOSE',
    when: { host: who, enters: 'CLOSE-WAIT', afterMs: lullMs },
  });
  const finLost: Drop = { from: host, of: 'FIN', nth: 1 };
  const entered = { host, enters: state, afterMs: lullMs } as const;
  const none = { calls: [], drops: [], when: { atMs: closesAtMs } };
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'ESTABLISHED':
      return none;
    case 'SYN-SENT':
      return { ...none, drops: [{ from: 'A', flags: ['SYN'], nth: 1 }], when: entered };
    case 'SYN-RECEIVED':
      return { ...none, drops: [{ from: 'A', flags: ['ACK'], nth: 1 }], when: entered };
    case 'FIN-WAIT-1':
      return { calls: [close(host)], drops: [finLost], when: entered };
    case 'FIN-WAIT-2':
      return { calls: [close(host)], drops: [], when: entered };
    case 'CLOSE-WAIT':
      return { calls: [close(other)], drops: [], when: entered };
    case 'CLOSING':
      return {
        calls: [close(host), close(other)],
        drops: [],
        when: { ...entered, afterMs: Math.floor(delayMs / 2) },
      };
    case 'LAST-ACK':
      return { calls: [close(other), follows(host)], drops: [finLost], when: entered };
    case 'TIME-WAIT':
      return { calls: [close(host), follows(other)], drops: [], when: entered };
  }
}

export const labOf = (calling: Calling, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => {
    const { issA, issB, portA, portB, delayMs, state, unread } = calling;
    const host = whoIs(calling);
    const { calls, drops, when } = wayTo(calling, host);
    const sent: ScenarioCall[] =
      unread > 0
        ? [
            {
              host: otherHost(host),
              call: 'SEND',
              octets: unread,
              when: { atMs: closesAtMs - 300 },
            },
          ]
        : [];
    const scenario = clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops,
      calls: [...sent, ...calls, ...madeBy(calling, host, when)],
      // The last of the ways takes three calls and two round trips.
      untilMs: closesAtMs + 3 * lullMs + 6 * delayMs,
    });
    const reader = { ...scenario.hosts[host], readsAtOnce: unread === 0 };
    return {
      ...scenario,
      hosts: { ...scenario.hosts, [host]: reader },
      // Without a connection nobody has opened; a listener is alone.
      calls: scenario.calls.filter(
        (each) =>
          !(each.call === 'OPEN' && each.host === 'A' && each.when !== when) ||
          (state !== 'CLOSED' && state !== 'LISTEN'),
      ),
    };
  });

/** The call asked about, and the one before it. */
function madeBy({ call, before, portA, portB, state }: Calling, host: HostName, when: Trigger) {
  const port = state === 'CLOSED' ? { port: portA } : {};
  const make = (name: CallName): ScenarioCall => {
    if (name === 'OPEN') {
      const [own, remotePort] = host === 'A' ? [portA, portB] : [portB, portA];
      return { host, call: 'OPEN', active: true, port: own, remotePort, when };
    }
    return name === 'SEND' || name === 'RECEIVE'
      ? { host, call: name, octets, when, ...port }
      : { host, call: name, when, ...port };
  };
  return before === 'none' ? [make(call)] : [make(before), make(call)];
}
