import { snapshot, type Output, type Segment } from '@/lib/tcp';
import type { Connection } from './host';
import type { Because, TraceEvent, UserCallName } from './trace';

type Sent = Extract<Output, { kind: 'send' }>;
/** A segment under way, whoever caused it. */
export type Sending = Omit<Sent, 'because'> & { readonly because: Because };

/**
 * Writes the trace of a run. Events are written out field by field: spreading them costs more than the
 * protocol they record.
 */
export class Recorder {
  readonly events: TraceEvent[] = [];

  /** Called after the step, so that the event carries the TCB as the step left it. */
  delivered({ conn, host, tcb }: Connection, at: number, segment: Segment, id: number): void {
    const because: Because = { id: 'scenario:arrival' };
    const after = snapshot(tcb);
    const { name } = host;
    this.events.push({ at, host: name, conn, kind: 'deliver', segment, id, because, tcb: after });
  }

  /** Called after the step, as `delivered`. */
  called(
    { conn, host, tcb }: Connection,
    at: number,
    call: UserCallName,
    octets: number | null,
  ): void {
    const because: Because = { id: 'scenario:call' };
    const common = { at, host: host.name, conn, call, because, tcb: snapshot(tcb) };
    this.events.push({ ...common, kind: 'call', ...(octets !== null && { octets }) });
  }

  output(
    { conn, host }: Connection,
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
        const { kind, timer, action } = output;
        const event = { at, host: name, conn, kind, timer, action, because, tcb };
        this.events.push(output.action === 'start' ? { ...event, dueAt: output.dueAt } : event);
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

  sent({ conn, host }: Connection, at: number, output: Sending, id: number): void {
    const { segment, attempt, because, tcb } = output;
    const { name } = host;
    this.events.push({ at, host: name, conn, kind: 'send', segment, id, attempt, because, tcb });
  }

  /** It arrived and found no room. */
  discarded(
    { conn, host, tcb }: Connection,
    at: number,
    segment: Segment,
    id: number,
    because: Because,
  ): void {
    const common = { at, host: host.name, conn, segment, id, because, tcb: snapshot(tcb) };
    this.events.push({ ...common, kind: 'drop', reason: 'overflow' });
  }

  dropped(
    { conn, host, tcb }: Connection,
    at: number,
    segment: Segment,
    id: number,
    because: Because,
  ): void {
    const common = { at, host: host.name, conn, segment, id, because, tcb: snapshot(tcb) };
    this.events.push({ ...common, kind: 'drop', reason: 'lost' });
  }
}
