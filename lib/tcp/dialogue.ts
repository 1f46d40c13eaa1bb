import { tcpBecauseIds } from './because';
import { rfc9293, type Behaviour } from './behaviour';
import type { Magic, Output, TcpEvent, UserCall } from './events';
import { ACK, ctlOf, flagsOf, has, type FlagName, type Segment } from './segment';
import { seq } from './seq';
import { timerNames, type State, type TimerName } from './state';
import { step } from './step';
import { createTcb, type TcbOptions } from './create-tcb';
import { snapshot, stateOf, type TcbSnapshot } from './snapshot';
import type { SegmentOptions } from './wire/options';

const reasons: ReadonlySet<string> = new Set(tcpBecauseIds);

/**
 * One endpoint in a dialogue, for tests: it is told `SYN,ACK 300 ack 101` and shows what it answers in the
 * same words. Its own ISS is 100 and its port 1; the other end's port is 2.
 */
export class Dialogue {
  nowMs = 0;
  private readonly tcb;
  private outputs: Output[] = [];

  constructor(behaviour: Behaviour = rfc9293, options: Partial<TcbOptions> = {}) {
    this.tcb = createTcb({ behaviour, localPort: 1, remotePort: 2, iss: 100, ...options });
  }

  call(call: UserCall): this {
    return this.step({ kind: 'call', call });
  }

  /** Tells it a segment: flags, SEG.SEQ, then any of `ack N`, `len N`, `wnd N`. */
  hears(words: string, options?: SegmentOptions): this {
    const segment = this.segment(words);
    return this.step({ kind: 'segment', segment: options ? { ...segment, options } : segment });
  }

  /** A segment of the other end, in the words of `hears`. */
  segment(words: string): Segment {
    return segmentFrom(words);
  }

  step(event: TcpEvent): this {
    this.outputs = step(this.tcb, event, this.nowMs, true);
    for (const { because } of this.outputs) {
      if (!reasons.has(because.id)) throw new Error(`Nobody knows the reason «${because.id}»`);
    }
    return this;
  }

  /** Lets time pass; timers fire when they are due. Collects what they all lead to. */
  waits(ms: number): this {
    const until = this.nowMs + ms;
    const all: Output[] = [];
    for (let due = this.nextTimer(until); due !== null; due = this.nextTimer(until)) {
      this.nowMs = due.atMs;
      this.step({ kind: 'timeout', timer: due.timer });
      all.push(...this.outputs);
    }
    this.nowMs = until;
    this.outputs = all;
    return this;
  }

  /** What the last event made it send. */
  get says(): string[] {
    return this.outputs.flatMap((output) =>
      output.kind === 'send' ? [words(output.segment)] : [],
    );
  }

  /** The segments themselves. */
  get sent(): Segment[] {
    return this.outputs.flatMap((output) => (output.kind === 'send' ? [output.segment] : []));
  }

  get signals(): string[] {
    return this.outputs.flatMap((output) => (output.kind === 'signal' ? [output.signal] : []));
  }

  /** Results of calls: `RECEIVE 10` or `SEND connection closing`. */
  get results(): string[] {
    return this.outputs.flatMap((output) =>
      output.kind === 'result' ? [`${output.call} ${output.error ?? output.octets}`] : [],
    );
  }

  /** The states it went through at the last event. */
  get path(): State[] {
    return this.outputs.flatMap((output) => (output.kind === 'state' ? [output.to] : []));
  }

  /** What each segment sent needs beyond being carried; null = nothing. */
  get magic(): (Magic | null)[] {
    return this.outputs.flatMap((output) => (output.kind === 'send' ? [output.magic] : []));
  }

  /** The latest segment that the last event made it send. */
  get lastSent(): Segment {
    const last = this.sent.at(-1);
    if (last === undefined) throw new Error('The last event made it send nothing');
    return last;
  }

  /** How often what was sent had been sent before. */
  get attempts(): number[] {
    return this.outputs.flatMap((output) => (output.kind === 'send' ? [output.attempt] : []));
  }

  /** The ISS of each new connection that took the place of this one. */
  get reopenedWith(): number[] {
    return this.outputs.flatMap((output) => (output.kind === 'reopen' ? [output.iss] : []));
  }

  get reasons(): string[] {
    return this.outputs.map((output) => output.because.id);
  }

  get state(): State {
    return stateOf(this.tcb);
  }

  get seen(): TcbSnapshot | null {
    return snapshot(this.tcb);
  }

  private nextTimer(untilMs: number): { timer: TimerName; atMs: number } | null {
    const due = timerNames
      .flatMap((timer) => {
        const atMs = this.tcb.timers[timer];
        return atMs !== undefined && atMs <= untilMs ? [{ timer, atMs }] : [];
      })
      .sort((a, b) => a.atMs - b.atMs);
    return due[0] ?? null;
  }
}

function segmentFrom(text: string): Segment {
  const [flags = '', at = '0', ...rest] = text.split(' ');
  const number = (name: string): number | undefined => {
    const index = rest.indexOf(name);
    return index === -1 ? undefined : Number(rest[index + 1]);
  };
  const up = number('up');
  return {
    srcPort: 2,
    dstPort: 1,
    seq: seq(Number(at)),
    ack: seq(number('ack') ?? 0),
    ctl: flags === '-' ? 0 : ctlOf(flags.split(',') as FlagName[]),
    wnd: number('wnd') ?? 1000,
    len: number('len') ?? 0,
    ...(up !== undefined && { up }),
  };
}

function words(segment: Segment): string {
  const ack = has(segment, ACK) ? ` ack ${segment.ack}` : '';
  const len = segment.len > 0 ? ` len ${segment.len}` : '';
  return `${flagsOf(segment).join(',')} ${segment.seq}${ack}${len}`;
}

/** An endpoint brought into a state by the shortest way; the other end's ISS is 300, its window 1000. */
export function endpointIn(
  state: State,
  behaviour: Behaviour = rfc9293,
  options: Partial<TcbOptions> = {},
): Dialogue {
  const end = new Dialogue(behaviour, options);
  if (state === 'CLOSED') return end;
  if (state === 'LISTEN' || state === 'SYN-RECEIVED') {
    end.call({ name: 'OPEN', active: false });
    return state === 'LISTEN' ? end : end.hears('SYN 300');
  }
  end.call({ name: 'OPEN', active: true });
  if (state === 'SYN-SENT') return end;
  end.hears('SYN,ACK 300 ack 101');
  if (state === 'ESTABLISHED') return end;
  if (state === 'CLOSE-WAIT' || state === 'LAST-ACK') {
    end.hears('FIN,ACK 301 ack 101');
    return state === 'CLOSE-WAIT' ? end : end.call({ name: 'CLOSE' });
  }
  end.call({ name: 'CLOSE' });
  if (state === 'FIN-WAIT-1') return end;
  if (state === 'CLOSING') return end.hears('FIN,ACK 301 ack 101');
  end.hears('ACK 301 ack 102');
  return state === 'FIN-WAIT-2' ? end : end.hears('FIN,ACK 301 ack 102');
}
