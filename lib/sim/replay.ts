import { present } from '@/lib/kit';
import {
  ctlOf,
  flagsOf,
  has,
  ACK,
  seq,
  type Behaviour,
  type FlagName,
  type Segment,
  type SegmentOptions,
} from '@/lib/tcp';
import { callSocket } from './replay-calls';
import type {
  Difference,
  RecordedConn,
  RecordedOptions,
  RecordedStep,
  Recording,
  ReplayLine,
} from './recording';
import { Stage } from './stage';
import { systemFrom, withSettings } from './settings';
import type { HostName } from './trace';

type Step<E extends RecordedStep['event']> = Extract<RecordedStep, { event: E }>;

/**
 * Recordings that nobody can reproduce, each with the reason. They are compared all the same; a difference there is
 * no finding.
 */
const irreproducible: Readonly<Record<string, string>> = {
  j8_challenge_ack_global_limit:
    'the kernel draws its budget of challenge ACKs for each second at random (2 to 5 were seen)',
  // 8,192 octets of memory, of which one segment of 1,000 takes m: the window offered next, 1000 (8192 - m) / m cut to
  // whole segments, is the recorded 2,000 only for m from 2,049 to 2,730. Another device takes another m.
  v11_fin_into_our_zero_window:
    'the window offered depends on how much memory the receiving network device took for each segment',
};

/** Plays the stimuli of a recording to simulated ends and compares every reaction, in order. */
export function replay(recording: Recording, name: string, behaviour: Behaviour): ReplayLine {
  const firstDifference = new Replay(recording, behaviour).firstDifference();
  return {
    name: recording.name,
    behaviour: name,
    ok: firstDifference === null,
    compared: recording.steps.filter(({ io }) => io === 'out').length,
    firstDifference,
    excused: firstDifference === null ? null : (irreproducible[recording.name] ?? null),
  };
}

type Found = Omit<Difference, 'step' | 't'> | null;

class Replay {
  private readonly stage: Stage;
  private readonly conns: ReadonlyMap<string, RecordedConn>;
  private lastResult: Record<HostName, string> = { A: '', B: '' };

  constructor(
    private readonly recording: Recording,
    behaviour: Behaviour,
  ) {
    const settled = withSettings(behaviour, recording.sysctls);
    this.conns = new Map(recording.conns.map((conn) => [conn.id, conn]));
    this.stage = new Stage(
      settled,
      (host, local, remote) => recordedIss(recording, this.conns, host, local, remote),
      systemFrom(recording.sysctls),
      { A: recordedClock(recording, 'A'), B: recordedClock(recording, 'B') },
    );
  }

  firstDifference(): Difference | null {
    const { steps } = this.recording;
    for (const [index, step] of steps.entries()) {
      const found = this.play(step);
      if (found !== null) return { step: index, t: step.t, ...found };
    }
    const last = steps.length - 1;
    // A recording that ends with a stimulus does not say what that led to.
    const open = steps[last]?.event === 'recv' || steps[last]?.event === 'call';
    const left = open ? null : this.unexpected();
    return left === null ? null : { step: last, t: steps[last]?.t ?? 0, ...left };
  }

  private play(step: RecordedStep): Found {
    const nowMs = step.t * 1000;
    if (step.io === 'out') {
      switch (step.event) {
        case 'send':
          return this.compareSend(step, nowMs);
        case 'state':
          return this.compareState(step, nowMs);
        case 'result':
          return differ('result', step.result, this.lastResult[step.actor]);
      }
    }
    this.stage.settle(nowMs);
    const left = this.unexpected();
    if (left !== null) return left;
    this.stage.nowMs = nowMs;
    switch (step.event) {
      case 'recv':
        this.stage.arrive(step.actor, this.segment(step));
        return null;
      case 'call':
        return this.call(step);
      case 'drop':
      case 'timer':
        return null;
    }
  }

  private call(step: Step<'call'>): Found {
    const result = callSocket(this.stage.sockets[step.actor], step, this.stage.nowMs);
    if (result === undefined) return { field: 'call', expected: step.call, actual: null };
    this.lastResult[step.actor] = result;
    return null;
  }

  /** A segment was sent that the recording does not have. */
  private unexpected(): Found {
    for (const actor of ['A', 'B'] as const) {
      if (this.recording.endpoints[actor].kind !== 'linux') continue;
      const extra = this.stage.sent[actor][0];
      if (extra !== undefined) return { field: 'segment', expected: null, actual: words(extra) };
    }
    return null;
  }

  private compareSend(step: Step<'send'>, nowMs: number): Found {
    const actual = this.stage.nextSent(step.actor, nowMs);
    if (actual === undefined) return { field: 'segment', expected: wordsOf(step), actual: null };
    return (
      differ('flags', flagNames(step.flags).join(), flagsOf(actual).join()) ??
      differ('seq', step.seq_abs, actual.seq) ??
      differ('ack', step.ack_abs ?? null, has(actual, ACK) ? actual.ack : null) ??
      differ('len', step.len, actual.len)
    );
  }

  private compareState(step: Step<'state'>, nowMs: number): Found {
    this.stage.settle(nowMs);
    const conn = this.conns.get(step.conn);
    // A listener is sampled under its own name, `listener:port`.
    const [local, remote] =
      conn === undefined
        ? [Number(step.conn.split(':')[1]), 0]
        : step.actor === 'A'
          ? [conn.A_port, conn.B_port]
          : [conn.B_port, conn.A_port];
    const actual = this.stage.stateBy(step.actor, local, remote, step.state_local, nowMs);
    return differ('state', step.state_local, actual);
  }

  private segment(step: Step<'recv'>): Segment {
    const conn = present(this.conns.get(step.conn), `connection ${step.conn}`);
    const toA = step.actor === 'A';
    return {
      srcPort: toA ? conn.B_port : conn.A_port,
      dstPort: toA ? conn.A_port : conn.B_port,
      seq: seq(step.seq_abs),
      ack: seq(step.ack_abs ?? 0),
      ctl: ctlOf(flagNames(step.flags)),
      wnd: step.win,
      len: step.len,
      ...(step.opts !== undefined && { options: optionsOf(step.opts) }),
    };
  }
}

function differ(
  field: Difference['field'],
  expected: string | number | null,
  actual: string | number | null,
): Found {
  return expected === actual ? null : { field, expected, actual };
}

const letterOf: Readonly<Record<FlagName, string>> = {
  SYN: 'S',
  FIN: 'F',
  RST: 'R',
  PSH: 'P',
  URG: 'U',
  ACK: 'A',
};

const flagNames = (text: string): FlagName[] =>
  (Object.keys(letterOf) as FlagName[]).filter((name) => text.includes(letterOf[name]));

const words = (segment: Segment): string =>
  `${flagsOf(segment).join(',')} seq ${segment.seq} len ${segment.len}`;

const wordsOf = (step: Step<'send'>): string =>
  `${flagNames(step.flags).join(',')} seq ${step.seq_abs} len ${step.len}`;

/** The initial sequence numbers that an end chose for a four-tuple, one for each incarnation. */
function recordedIss(
  recording: Recording,
  conns: ReadonlyMap<string, RecordedConn>,
  host: HostName,
  local: number,
  remote: number,
): number[] {
  const chosen = recording.steps.flatMap((step) => {
    if (step.event !== 'send' || step.actor !== host || !step.flags.includes('S')) return [];
    const conn = conns.get(step.conn);
    const ports = host === 'A' ? [conn?.A_port, conn?.B_port] : [conn?.B_port, conn?.A_port];
    return ports[0] === local && ports[1] === remote ? [step.seq_abs] : [];
  });
  return [...new Set(chosen)];
}

const optionsOf = ({ mss, ws, sackOK, ts }: RecordedOptions): SegmentOptions => ({
  ...(mss !== undefined && { mss }),
  ...(ws !== undefined && { windowScale: ws }),
  ...(sackOK === true && { sackPermitted: true }),
  ...(ts !== undefined && { timestamps: { value: seq(ts[0]), echo: seq(ts[1]) } }),
});

/** What an end's timestamp clock showed at time 0: the echoes that it receives are in its own time. */
function recordedClock(recording: Recording, host: HostName): number {
  for (const step of recording.steps) {
    if (step.event !== 'send' || step.actor !== host || step.opts?.ts === undefined) continue;
    return step.opts.ts[0] - Math.floor(step.t * 1000);
  }
  return 0;
}
