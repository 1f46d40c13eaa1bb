import { snapshot, type Output, type Segment, type State, type Tcb } from '@/lib/tcp';
import type { HostName, Because, CallName, Trace, TraceEvent } from './trace';

type Sent = Extract<Output, { kind: 'send' }>;
/** A segment under way, whoever caused it. */
export type Sending = Omit<Sent, 'because'> & { readonly because: Because };

/** Where something happens: at a connection, or at a place that has none. */
export interface Spot {
  readonly host: { readonly name: HostName };
  readonly conn: string;
  readonly tcb: Tcb | null;
}

type DropReason = Extract<TraceEvent, { kind: 'drop' }>['reason'];

const arrived: Because = { id: 'scenario:arrival' };
const userCall: Because = { id: 'scenario:call' };

/**
 * Writes the trace of a run. Events are written out field by field: spreading them costs more than the
 * protocol they record.
 */
export class Recorder {
  readonly events: TraceEvent[] = [];

  /** Called after the step, so that the event carries the TCB as the step left it. */
  delivered(
    { conn, host, tcb }: Spot,
    at: number,
    segment: Segment,
    id: number,
    because: Because = arrived,
  ): void {
    const after = tcb && snapshot(tcb);
    const { name } = host;
    this.events.push({ at, host: name, conn, kind: 'deliver', segment, id, because, tcb: after });
  }

  /** Called after the step, as `delivered`. */
  called(spot: Spot, at: number, call: CallName, octets: number | null): void {
    this.events.push(callEvent(spot, at, call, octets));
  }

  /** A call whose consequences are recorded while it is made; it stands before them with the TCB after them. */
  around<T>(spot: () => Spot, at: number, call: CallName, octets: number | null, make: () => T): T {
    const index = this.events.length;
    this.events.push(callEvent(spot(), at, call, octets));
    const made = make();
    this.events[index] = callEvent(spot(), at, call, octets);
    return made;
  }

  /** What a call of the sockets API gave, or a call that could not be made. */
  returned(
    { conn, host, tcb }: Spot,
    at: number,
    call: CallName,
    error: string | null,
    octets: number,
  ): void {
    const because = userCall;
    const after = tcb && snapshot(tcb);
    const { name } = host;
    this.events.push({
      at,
      host: name,
      conn,
      call,
      because,
      kind: 'result',
      error,
      octets,
      tcb: after,
    });
  }

  output(
    { conn, host }: Spot,
    at: number,
    output: Exclude<Output, Sent | { kind: 'reopen' }>,
  ): void {
    const { because, tcb } = output;
    const { name } = host;
    switch (output.kind) {
      case 'state': {
        const { kind, from, to } = output;
        this.events.push({ at, host: name, conn, kind, from, to, because, tcb });
        break;
      }
      case 'timer': {
        const { kind, timer } = output;
        if (output.action === 'start') {
          const { action, dueAt } = output;
          this.events.push({ at, host: name, conn, kind, timer, action, because, tcb, dueAt });
        } else {
          const { action } = output;
          this.events.push({ at, host: name, conn, kind, timer, action, because, tcb });
        }
        break;
      }
      case 'result': {
        const { kind, call, error, octets } = output;
        this.events.push({ at, host: name, conn, kind, call, error, octets, because, tcb });
        break;
      }
      case 'signal': {
        const { kind, signal } = output;
        this.events.push({ at, host: name, conn, kind, signal, because, tcb });
        break;
      }
    }
  }

  sent({ conn, host }: Spot, at: number, output: Sending, id: number): void {
    const { segment, attempt, because, tcb } = output;
    const { name } = host;
    this.events.push({ at, host: name, conn, kind: 'send', segment, id, attempt, because, tcb });
  }

  /** It goes no further: on its way (`host` sent it), or at the end of it. */
  dropped(
    { conn, host, tcb }: Spot,
    at: number,
    segment: Segment,
    id: number,
    because: Because,
    reason: DropReason,
  ): void {
    const after = tcb && snapshot(tcb);
    const { name } = host;
    this.events.push({
      at,
      host: name,
      conn,
      segment,
      id,
      because,
      kind: 'drop',
      reason,
      tcb: after,
    });
  }

  /** Something that happens to a whole host. */
  signalled({ conn, host }: Spot, at: number, signal: string, because: Because): void {
    this.events.push({ at, host: host.name, conn, kind: 'signal', signal, because, tcb: null });
  }

  /** A connection that its host has forgotten. */
  forgotten({ conn, host }: Spot, at: number, from: State, because: Because): void {
    const common = { at, host: host.name, conn, because, tcb: null };
    this.events.push({ ...common, kind: 'state', from, to: 'CLOSED' });
  }
}

function callEvent(
  { conn, host, tcb }: Spot,
  at: number,
  call: CallName,
  octets: number | null,
): Trace[number] {
  const because = userCall;
  const after = tcb && snapshot(tcb);
  const { name } = host;
  if (octets === null) return { at, host: name, conn, call, because, tcb: after, kind: 'call' };
  return { at, host: name, conn, call, because, tcb: after, kind: 'call', octets };
}
