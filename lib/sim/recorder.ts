import { snapshot, type Output, type Segment } from '@/lib/tcp';
import type { Connection } from './host';
import type { Because, TraceEvent, UserCallName } from './trace';

type Sent = Extract<Output, { kind: 'send' }>;

/** What starts a step: its event comes before those of what followed. */
type Lead =
  | {
      readonly kind: 'deliver';
      readonly segment: Segment;
      readonly id: number;
      readonly because: Because;
    }
  | {
      readonly kind: 'call';
      readonly call: UserCallName;
      readonly octets?: number;
      readonly because: Because;
    };

/** Writes the trace of a run. */
export class Recorder {
  readonly events: TraceEvent[] = [];

  /** Called after the step, so that the event carries the TCB as the step left it. */
  lead(connection: Connection, at: number, lead: Lead): void {
    this.events.push({ ...this.common(connection, at), ...lead, tcb: snapshot(connection.tcb) });
  }

  output(connection: Connection, at: number, output: Exclude<Output, Sent | { kind: 'reopen' }>): void {
    this.events.push({ ...this.common(connection, at), ...output });
  }

  sent(connection: Connection, at: number, output: Sent, id: number): void {
    const { segment, attempt, because, tcb } = output;
    const common = this.common(connection, at);
    this.events.push({ ...common, kind: 'send', segment, id, attempt, because, tcb });
  }

  dropped(
    connection: Connection,
    at: number,
    segment: Segment,
    id: number,
    because: Because,
  ): void {
    const tcb = snapshot(connection.tcb);
    const common = this.common(connection, at);
    this.events.push({ ...common, kind: 'drop', segment, id, reason: 'lost', because, tcb });
  }

  private common(connection: Connection, at: number) {
    const { host, localPort, remotePort } = connection;
    return { at, host: host.name, conn: connName(host.name, localPort, remotePort) };
  }
}

/** `A:port-B:port`; `*` where the port is not known. */
function connName(host: 'A' | 'B', localPort: number, remotePort: number | null): string {
  const remote = remotePort ?? '*';
  return host === 'A' ? `A:${localPort}-B:${remote}` : `A:${remote}-B:${localPort}`;
}
