import { present } from '@/lib/kit';
import { flagsOf, has, ACK, type TcbSnapshot } from '@/lib/tcp';
import type { LadderMark, LadderSegment, LadderState, LadderView } from './ladder-view';
import { arrivalOf, begins, sends, stateChanges, type SendEvent } from './queries';
import type { Because, HostName, Trace, TraceEvent } from './trace';

export interface DrawOptions {
  /** Leaves out what happens later; the picture ends there. */
  readonly untilMs?: number;
  /** Which marks stand beside the lifelines; calls, timers that fire, and signals unless said. */
  readonly marks?: readonly LadderMark['kind'][];
  /** Gives a reason its sentence in the reader's language, for a picture that goes to the browser. */
  readonly tell?: (because: Because) => string;
}

const bothEnds: readonly HostName[] = ['A', 'B'];

/** A trace as the ladder picture needs it: plain JSON, without the TCBs. */
export function ladderView(
  trace: Trace,
  roles: Readonly<Record<HostName, 'client' | 'server'>>,
  options: DrawOptions = {},
): LadderView {
  const { untilMs } = options;
  const shown = untilMs === undefined ? trace : trace.filter((event) => event.at <= untilMs);
  const view: LadderView = {
    hosts: bothEnds.map((name) => ({ name, role: roles[name] })),
    endsAt: untilMs ?? shown.at(-1)?.at ?? 0,
    segments: sends(shown).map((sent) => segmentOf(shown, sent)),
    states: bothEnds.flatMap((host) => statesOf(shown, host)),
    marks: marksOf(shown, options.marks ?? ['call', 'timer', 'signal']),
  };
  return options.tell === undefined ? view : told(view, options.tell);
}

/** The same picture with every reason's sentence in it. */
function told(view: LadderView, tell: (because: Because) => string): LadderView {
  const say = (because: Because): Because => ({ ...because, text: tell(because) });
  const withText = <T extends { readonly because: Because }>(item: T): T => ({
    ...item,
    because: say(item.because),
  });
  return {
    ...view,
    segments: view.segments.map((segment) => ({
      ...withText(segment),
      effects: segment.effects.map(say),
    })),
    states: view.states.map(withText),
    marks: view.marks.map(withText),
  };
}

function segmentOf(trace: Trace, sent: SendEvent): LadderSegment {
  const { segment, id } = sent;
  return {
    id,
    from: sent.host,
    sentAt: sent.at,
    arrivedAt: arrivalOf(trace, id),
    flags: flagsOf(segment),
    seq: segment.seq,
    ack: has(segment, ACK) ? segment.ack : null,
    len: segment.len,
    wnd: segment.wnd,
    srcPort: segment.srcPort,
    dstPort: segment.dstPort,
    attempt: sent.attempt,
    because: sent.because,
    ...consequences(trace, id),
  };
}

/** What the arrival of a transmission did: the reasons in order, and the variables it changed. */
function consequences(trace: Trace, id: number): Pick<LadderSegment, 'effects' | 'changes'> {
  const index = trace.findIndex((event) => event.kind === 'deliver' && event.id === id);
  const arrival = trace[index];
  if (arrival === undefined) return { effects: [], changes: [] };
  let last = index - 1;
  for (let event = trace[last]; event !== undefined && !sameEnd(event, arrival);) {
    last -= 1;
    event = trace[last];
  }
  const before = trace[last]?.tcb ?? null;
  return { effects: effectsOf(trace, index, arrival), changes: changesOf(before, arrival.tcb) };
}

const sameEnd = (a: TraceEvent, b: TraceEvent): boolean => a.host === b.host && a.conn === b.conn;

/** The events of the same step, each reason once. */
function effectsOf(trace: Trace, index: number, arrival: TraceEvent): Because[] {
  const effects: Because[] = [];
  for (let next = index + 1; next < trace.length; next += 1) {
    const event = present(trace[next], 'an event');
    if (event.at !== arrival.at || !sameEnd(event, arrival) || begins(event)) break;
    if (event.kind === 'drop') continue;
    if (effects.at(-1)?.id !== event.because.id) effects.push(event.because);
  }
  return effects;
}

/** The variables of the picture, by RFC 9293's names. */
const variables = [
  ['state', (tcb) => tcb.state],
  ['SND.UNA', (tcb) => tcb.sndUna],
  ['SND.NXT', (tcb) => tcb.sndNxt],
  ['SND.WND', (tcb) => tcb.sndWnd],
  ['IRS', (tcb) => tcb.irs],
  ['RCV.NXT', (tcb) => tcb.rcvNxt],
  ['RCV.WND', (tcb) => tcb.rcvWnd],
] as const satisfies readonly (readonly [string, (tcb: TcbSnapshot) => string | number | null])[];

function changesOf(
  before: TcbSnapshot | null,
  after: TcbSnapshot | null,
): LadderSegment['changes'] {
  if (after === null) {
    return before === null ? [] : [{ name: 'state', from: before.state, to: 'CLOSED' }];
  }
  return variables.flatMap(([name, read]) => {
    const from = before === null ? null : read(before);
    const to = read(after);
    return from === to ? [] : [{ name, from: String(from ?? '–'), to: String(to ?? '–') }];
  });
}

function statesOf(trace: Trace, host: HostName): LadderState[] {
  const changes = stateChanges(trace, host);
  const first = changes[0];
  const start: LadderState = {
    host,
    state: first?.from ?? 'CLOSED',
    from: 0,
    until: first?.at ?? null,
    because: { id: 'scenario:start' },
  };
  const rest = changes.map(({ to, at, because }, index) => ({
    host,
    state: to,
    from: at,
    until: changes[index + 1]?.at ?? null,
    because,
  }));
  // What lasts no time at all at the very beginning is no part of the picture.
  return [start, ...rest].filter(({ from, until }) => !(from === 0 && until === 0));
}

function marksOf(trace: Trace, kinds: readonly LadderMark['kind'][]): LadderMark[] {
  return trace.flatMap((event): LadderMark[] => {
    const name = markName(event);
    if (name === null || !kinds.some((kind) => kind === event.kind)) return [];
    const { at, host, because } = event;
    return event.kind === 'call' || event.kind === 'timer' || event.kind === 'signal'
      ? [{ at, host, kind: event.kind, name, because }]
      : [];
  });
}

function markName(event: TraceEvent): string | null {
  if (event.kind === 'call') return event.call;
  if (event.kind === 'signal') return event.signal;
  return event.kind === 'timer' && event.action === 'fire' ? event.timer : null;
}
