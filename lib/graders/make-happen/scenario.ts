import { never } from '@/lib/kit';
import {
  run,
  clientServer,
  type LinkFault,
  type Scenario,
  type ScenarioCall,
  sends,
} from '@/lib/sim';
import type { Ask, Drop, Header, HostName, Injection, Trace } from '@/lib/sim';
import type { RunSetup } from '../runs/setup';

/** An event as it was given. */
export type Deed =
  | {
      readonly do: 'call';
      readonly host: HostName;
      readonly ask: Ask;
      readonly atMs: number | null;
    }
  | { readonly do: 'lose'; readonly from: HostName; readonly nth: number }
  | { readonly do: 'duplicate'; readonly from: HostName; readonly nth: number }
  | { readonly do: 'delay'; readonly from: HostName; readonly nth: number; readonly ms: number }
  | {
      readonly do: 'inject';
      readonly to: HostName;
      readonly header: Header;
      readonly atMs: number | null;
    };

export interface Happened {
  /** From the beginning that the question describes. */
  readonly trace: Trace;
  /** When all rests: nothing is under way, and nothing waits to be sent or sent again. */
  readonly restsAtMs: number;
}

const longestMs = 3_600_000;
/** More than any answer needs; it keeps a hostile one cheap. */
const options = { trace: true, maxEvents: 1000 } as const;

/** Runs the events of an answer from the beginning of the question. */
export function runDeeds(setup: RunSetup, deeds: readonly Deed[]): Happened {
  const before = clientServer(beginning(setup));
  const startsAtMs =
    setup.begins === 'established' ? restOf(run(before, { trace: true }).trace, 0) + 1 : 0;
  const past = run({ ...before, untilMs: startsAtMs }, { trace: true }).trace;
  const counted = (from: HostName): number =>
    setup.begins === 'established' ? sends(past).filter(({ host }) => host === from).length : 0;
  let scenario = withFaults(before, setup, deeds, counted);
  let lastMs = startsAtMs;
  for (const deed of deeds) {
    if (deed.do !== 'call' && deed.do !== 'inject') continue;
    const rested = () => restOf(run(scenario, options).trace, lastMs);
    const atMs = deed.atMs === null ? rested() + 1 : startsAtMs + deed.atMs;
    lastMs = Math.max(lastMs, atMs);
    scenario = withDeed(scenario, setup, deed, atMs);
  }
  const { trace } = run(scenario, options);
  return {
    trace: trace.filter(({ at }) => at >= startsAtMs),
    restsAtMs: restOf(trace, lastMs),
  };
}

function beginning({ behaviour, iss, ports, begins, said, delayMs }: RunSetup) {
  const send = (host: HostName, atMs: number): ScenarioCall[] =>
    said[host] > 0 ? [{ host, call: 'SEND', octets: said[host], when: { atMs } }] : [];
  const calls =
    begins === 'established' ? [...send('A', 10 * delayMs), ...send('B', 20 * delayMs)] : [];
  return { behaviour, iss, ports, delayMs, calls, untilMs: longestMs };
}

function withFaults(
  base: Scenario,
  { begins, delayMs }: RunSetup,
  deeds: readonly Deed[],
  counted: (from: HostName) => number,
): Scenario {
  const drops: Drop[] = [];
  const faults: LinkFault[] = [];
  for (const deed of deeds) {
    if (deed.do === 'call' || deed.do === 'inject') continue;
    const { from } = deed;
    const nth = counted(from) + deed.nth;
    if (deed.do === 'lose') drops.push({ from, nth });
    else if (deed.do === 'duplicate') faults.push({ from, nth, fault: 'duplicate', byMs: delayMs });
    else faults.push({ from, nth, fault: 'reorder', byMs: deed.ms });
  }
  const kept =
    begins === 'closed' ? [] : begins === 'listening' ? base.calls.slice(0, 1) : base.calls;
  return { ...base, link: { ...base.link, drops, faults }, calls: kept };
}

function withDeed(
  scenario: Scenario,
  { ports }: RunSetup,
  deed: Extract<Deed, { do: 'call' | 'inject' }>,
  atMs: number,
): Scenario {
  const when = { atMs };
  if (deed.do === 'call') {
    return { ...scenario, calls: [...scenario.calls, callOf(deed.host, deed.ask, ports, when)] };
  }
  const { to, header } = deed;
  const from: HostName = to === 'A' ? 'B' : 'A';
  const { flags, seq, ack, len } = header;
  const injection: Injection = {
    ...{ when, to, as: 'peer', srcPort: ports[from], dstPort: ports[to] },
    ...{ flags, seq, len, wnd: 65_535, ack: ack ?? 0 },
  };
  const injections = [...(scenario.attacker?.injections ?? []), injection];
  return { ...scenario, attacker: { sees: false, injections } };
}

function callOf(
  host: HostName,
  ask: Ask,
  ports: Readonly<Record<HostName, number>>,
  when: { readonly atMs: number },
): ScenarioCall {
  const port = ports[host];
  switch (ask.call) {
    case 'open':
      return {
        host,
        when,
        call: 'OPEN',
        active: true,
        port,
        remotePort: ports[host === 'A' ? 'B' : 'A'],
      };
    case 'listen':
      return { host, when, call: 'OPEN', active: false, port };
    case 'send':
      return { host, when, call: 'SEND', octets: ask.octets };
    case 'receive':
      return { host, when, call: 'RECEIVE', octets: ask.octets };
    case 'close':
      return { host, when, call: 'CLOSE' };
    case 'abort':
      return { host, when, call: 'ABORT' };
    default:
      return never(ask);
  }
}

const busy: ReadonlySet<string> = new Set(['retransmission', 'delayed-ack', 'persist']);

/** The first moment from `fromMs` on after which nothing happens but that long timers end. */
export function restOf(trace: Trace, fromMs: number): number {
  const open = new Set<string>();
  let restedAt: number | null = null;
  for (const event of trace) {
    if (event.at > fromMs && restedAt !== null && event.at > restedAt && open.size === 0) break;
    if (event.kind === 'send') open.add(`segment ${String(event.id)}`);
    else if (event.kind === 'deliver' || event.kind === 'drop') {
      open.delete(`segment ${String(event.id)}`);
    } else if (event.kind === 'timer' && busy.has(event.timer)) {
      const name = `${event.host} ${event.conn} ${event.timer}`;
      if (event.action === 'start') open.add(name);
      else open.delete(name);
    }
    restedAt = Math.max(event.at, fromMs);
  }
  return restedAt ?? fromMs;
}
