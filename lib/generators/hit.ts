import { clientServer, type HostName, type Injection, type Scenario } from '@/lib/sim';
import { type Behaviour, behaviours, type FlagName, type State } from '@/lib/tcp';
import { Lab } from './observe';
import type { RunView, Sent } from './run-view';
import type { Setting } from './setting';
import { tcbAt } from './tcb-at';
import { text, type Text } from './text';

/** The states in which an end is met by a segment from outside. */
export const hitStates = ['CLOSED', 'LISTEN', 'SYN-SENT', 'ESTABLISHED', 'TIME-WAIT'] as const;
export type HitState = (typeof hitStates)[number];

/** A segment that somebody sends in the peer's name. */
export interface Shot {
  readonly flags: readonly FlagName[];
  /** SEG.SEQ less RCV.NXT; the number itself for an end that has no RCV.NXT yet. */
  readonly seq: number;
  /** SEG.ACK less SND.NXT; the number itself for an end that has no SND.NXT. */
  readonly ack: number;
  /** Octets of text. */
  readonly len: number;
}

/** Somebody sends segments, one after the other, to an end that is in a state. */
export interface Hit extends Setting {
  readonly state: HitState;
  /** Who is hit in ESTABLISHED; elsewhere the state says it. */
  readonly target: HostName;
  /** The receive buffer of who is hit, in octets: all of it is the window. */
  readonly buffer: number;
  readonly shots: readonly Shot[];
}

/** Short enough for a volley within what Linux answers once, long enough for nothing to coincide. */
const apartMs = 10;

export const victimOf = ({ state, target }: Pick<Hit, 'state' | 'target'>): HostName =>
  state === 'ESTABLISHED' ? target : state === 'CLOSED' || state === 'LISTEN' ? 'B' : 'A';

/** When the first shot leaves: the state is reached, and no timer fires before it arrives. */
function leavesAtMs(state: HitState): number {
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
      return 100;
    case 'SYN-SENT':
      return 300;
    case 'ESTABLISHED':
      return 1000;
    case 'TIME-WAIT':
      return 3000;
  }
}

const labs = new WeakMap<Hit, Lab>();

/** Who asks for the same hit again gets the same runs. */
export function hitLab(hit: Hit, behaviour?: Behaviour): Lab {
  if (behaviour !== undefined) return makeLab(hit, behaviour);
  const lab = labs.get(hit) ?? makeLab(hit, behaviours[hit.preset]);
  labs.set(hit, lab);
  return lab;
}

const makeLab = (hit: Hit, behaviour: Behaviour): Lab =>
  new Lab(behaviour, (believed) => scenarioOf(hit, believed));

function scenarioOf(hit: Hit, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs, state, buffer, shots } = hit;
  const victim = victimOf(hit);
  const leaves = leavesAtMs(state);
  const both = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    // Whoever waits in SYN-SENT hears nothing from the real peer.
    drops: state === 'SYN-SENT' ? [{ from: 'A', nth: 1, count: Infinity }] : [],
    calls:
      state === 'TIME-WAIT'
        ? [
            { host: 'A', call: 'CLOSE', when: { atMs: 1000 } },
            { host: 'B', call: 'CLOSE', when: { atMs: 2000 } },
          ]
        : [],
    untilMs: leaves + shots.length * apartMs + delayMs,
  });
  const [listen, ...opens] = both.calls;
  const calls = state === 'LISTEN' && listen ? [listen] : state === 'CLOSED' ? [] : undefined;
  return {
    ...both,
    calls: calls ?? (listen ? [listen, ...opens] : opens),
    hosts: { ...both.hosts, [victim]: { ...both.hosts[victim], rcvBuffer: buffer } },
    attacker: { sees: false, injections: shots.map((shot, index) => shoot(hit, shot, index)) },
  };
}

function shoot(hit: Hit, { flags, seq, ack, len }: Shot, index: number): Injection {
  const { state, portA, portB } = hit;
  const to = victimOf(hit);
  const [srcPort, dstPort] = to === 'B' ? [portA, portB] : [portB, portA];
  const isOpen = state !== 'CLOSED' && state !== 'LISTEN';
  return {
    when: { atMs: leavesAtMs(state) + index * apartMs },
    to,
    as: 'peer',
    srcPort,
    dstPort,
    flags,
    seq: isOpen && state !== 'SYN-SENT' ? { of: to, variable: 'rcvNxt', plus: seq } : seq,
    ...(flags.includes('ACK') && {
      ack: isOpen ? { of: to, variable: 'sndNxt', plus: ack } : ack,
    }),
    wnd: 65_535,
    len,
  };
}

/** When a shot (from 0) arrives, in milliseconds of the run. */
export const arrivesAtMs = (hit: Hit, index = 0): number =>
  leavesAtMs(hit.state) + index * apartMs + hit.delayMs;

/** A shot with the numbers that it had in the run. */
export interface Incoming {
  readonly seq: number;
  readonly ack: number | null;
}

export function incomingOf(view: RunView, hit: Hit, index = 0): Incoming {
  const at = arrivesAtMs(hit, index) - hit.delayMs;
  const sent = view.sent.find((each) => each.from !== victimOf(hit) && each.at === at);
  return { seq: sent?.seq ?? 0, ack: sent?.ack ?? null };
}

/** What the end that is hit sends in answer; null for nothing. */
export const replyOf = (view: RunView, hit: Hit, index = 0): Sent | null =>
  view.sent.find(({ from, at }) => from === victimOf(hit) && at === arrivesAtMs(hit, index)) ??
  null;

export const stateAfter = (view: RunView, hit: Hit, index = 0): State =>
  view.statesAt(arrivesAtMs(hit, index))[victimOf(hit)];

/** Why it went as it did: the reasons of the answer and of a change of state. */
export const reasonsOfHit = (view: RunView, hit: Hit) =>
  view.trace
    .filter(
      ({ host, at, kind }) =>
        host === victimOf(hit) && at === arrivesAtMs(hit) && (kind === 'send' || kind === 'state'),
    )
    .map(({ because }) => because);

/** `SYN,FIN seq=100`: all the flags as they were sent, PSH and URG too; `[none]` where there are none. */
export function shotLine({ flags, len }: Shot, { seq, ack }: Incoming): string {
  const parts = [flags.length === 0 ? '[none]' : flags.join(','), `seq=${seq}`];
  if (ack !== null) parts.push(`ack=${ack}`);
  if (len > 0) parts.push(`len=${len}`);
  return parts.join(' ');
}

/** Who is in which state, with the numbers of its TCB. */
export function standing(view: RunView, hit: Hit): Text {
  const host = victimOf(hit);
  const tcb = tcbAt(view, host, arrivesAtMs(hit) - 1);
  return text(`generators.hit.standing.${nameOf(hit.state)}`, {
    host,
    portB: hit.portB,
    iss: hit.issB,
    rcvNxt: tcb?.rcvNxt ?? 0,
    rcvWnd: tcb?.rcvWnd ?? 0,
    sndNxt: tcb?.sndNxt ?? 0,
  });
}

/** Keys of messages hold no hyphens. */
const nameOf = (state: HitState) =>
  state === 'SYN-SENT' ? 'synSent' : state === 'TIME-WAIT' ? 'timeWait' : state;
