import type { Behaviour, Output, Segment, State, TcpEvent, TimerName } from '@/lib/tcp';
import type { Connection } from './connection';
import { Host } from './host';
import { Sockets } from './sockets';
import { systemFrom } from './settings';
import type { System } from './system';
import type { HostName } from './trace';

/** The initial sequence numbers of a four-tuple, one for each incarnation, in order. */
export type IssSource = (
  host: HostName,
  localPort: number,
  remotePort: number,
) => readonly number[];

interface Running {
  readonly connection: Connection;
  readonly timer: TimerName;
  readonly dueAt: number;
  readonly startedAt: number;
}

/** A kernel's timers fire late, by its wheel: up to an eighth of their length, or 60 ms; never much early. */
const latestMs = ({ dueAt, startedAt }: Running): number =>
  dueAt + Math.max(60, (dueAt - startedAt) / 8);
const earliestMs = ({ dueAt }: Running): number => dueAt - 60;

/** The receive window of a new connection: 44 segments of 1460 octets, as in every recording. */
const firstWindow = 64_240;

/** The kernels of most recordings: no timestamps, SACK or window scaling. */
const recordedSystem = systemFrom({
  'net.ipv4.tcp_timestamps': 0,
  'net.ipv4.tcp_sack': 0,
  'net.ipv4.tcp_window_scaling': 0,
});

/**
 * Two hosts with sockets and no network between them: whoever plays a recording carries the segments and
 * moves the time. A timer may fire anywhere within the tolerance, so it fires when it must, or when what it
 * does is what is looked for.
 */
export class Stage {
  nowMs = 0;
  /** What each host has sent and nobody has looked at. */
  readonly sent: Readonly<Record<HostName, Segment[]>> = { A: [], B: [] };
  readonly sockets: Readonly<Record<HostName, Sockets>>;
  private readonly hosts: Readonly<Record<HostName, Host>>;
  private running: Running[] = [];
  /** Sent by a host to itself: under way, and nobody sees it. */
  private readonly looped: { readonly host: HostName; readonly segment: Segment }[] = [];

  constructor(
    behaviour: Behaviour,
    issOf: IssSource,
    system: System = recordedSystem,
    tsOffset: Readonly<Record<HostName, number>> = { A: 0, B: 0 },
  ) {
    const host = (name: HostName): Host => {
      const spec = {
        behaviour,
        iss: 0,
        readsAtOnce: false,
        rcvBuffer: firstWindow,
        settings: system.settings,
        tsOffset: tsOffset[name],
      };
      return new Host(name, spec, false, (local, remote) => issOf(name, local, remote));
    };
    this.hosts = { A: host('A'), B: host('B') };
    const sockets = (name: HostName): Sockets =>
      new Sockets(
        this.hosts[name],
        (connection, event) => {
          this.act(connection, event);
        },
        { ...system, rcvBuffer: firstWindow },
      );
    this.sockets = { A: sockets('A'), B: sockets('B') };
  }

  arrive(to: HostName, segment: Segment): void {
    const arrival = this.hosts[to].meet(segment, this.nowMs);
    if (arrival.kind === 'answer') this.sent[to].push(arrival.segment);
    if (arrival.kind !== 'connection') return;
    const outputs = this.act(arrival, { kind: 'segment', segment });
    const reopening = outputs.find((output) => output.kind === 'reopen');
    if (reopening === undefined) return;
    this.act(this.hosts[to].reopened(segment, reopening.iss), { kind: 'segment', segment });
  }

  /** Fires every timer that cannot be later than `nowMs`. */
  settle(nowMs: number): void {
    this.fireWhile(
      (running) => latestMs(running) < nowMs,
      () => true,
    );
    this.nowMs = nowMs;
  }

  /** The next segment a host sends at about this time, timers included. */
  nextSent(host: HostName, nowMs: number): Segment | undefined {
    this.settle(nowMs);
    const queue = this.sent[host];
    this.fireWhile(
      (running) => earliestMs(running) <= nowMs,
      () => queue.length === 0,
      nowMs,
    );
    return queue.shift();
  }

  /** The state of a four-tuple: the expected one if a timer within its tolerance leads to it. */
  stateBy(
    host: HostName,
    localPort: number,
    remotePort: number,
    expected: string,
    nowMs: number,
  ): State {
    const state = (): State => this.stateOf(host, localPort, remotePort, expected);
    this.fireWhile(
      (running) => earliestMs(running) <= nowMs,
      () => state() !== expected,
      nowMs,
    );
    return state();
  }

  /**
   * A four-tuple without a TCB is CLOSED; where a listener stands on the port the recordings call it CLOSED
   * or LISTEN, by whether they looked for the connection or for what a segment would meet.
   */
  private stateOf(host: HostName, localPort: number, remotePort: number, expected: string): State {
    const connection = this.hosts[host].connection(localPort, remotePort);
    if (connection !== null) return connection.tcb.state;
    const listening = this.hosts[host].listeners.has(localPort);
    return listening && expected !== 'CLOSED' ? 'LISTEN' : 'CLOSED';
  }

  /** Fires due timers, earliest first, while they qualify and are wanted. */
  private fireWhile(
    qualifies: (running: Running) => boolean,
    wanted: () => boolean,
    atMs?: number,
  ): void {
    while (wanted()) {
      this.running = this.running.filter(
        ({ connection, timer, dueAt }) => connection.tcb.timers[timer] === dueAt,
      );
      const due = this.running
        .filter(qualifies)
        .reduce<Running | null>(
          (first, each) => (first === null || each.dueAt < first.dueAt ? each : first),
          null,
        );
      if (due === null) return;
      this.nowMs = atMs ?? due.dueAt;
      this.act(due.connection, { kind: 'timeout', timer: due.timer });
    }
  }

  private act(connection: Connection, event: TcpEvent): readonly Output[] {
    const { host, tcb } = connection;
    const stateBefore = tcb.state;
    const outputs = host.step(connection, event, this.nowMs);
    for (const output of outputs) this.follow(connection, output, stateBefore);
    for (let back = this.looped.shift(); back !== undefined; back = this.looped.shift()) {
      this.arrive(back.host, back.segment);
    }
    return outputs;
  }

  private follow(connection: Connection, output: Output, stateBefore: State): void {
    const { name } = connection.host;
    switch (output.kind) {
      case 'send':
        if (connection.loopback) this.looped.push({ host: name, segment: output.segment });
        else this.sent[name].push(output.segment);
        break;
      case 'timer':
        if (output.action === 'start') {
          const { timer, dueAt } = output;
          this.running.push({ connection, timer, dueAt, startedAt: this.nowMs });
        }
        break;
      case 'state':
        if (output.to === 'ESTABLISHED') this.sockets[name].established(connection);
        break;
      case 'signal':
        this.sockets[name].signalled(connection, output.signal, stateBefore);
        break;
      case 'result':
      case 'reopen':
        break;
    }
  }
}
