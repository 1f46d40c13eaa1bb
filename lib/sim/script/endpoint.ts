import type { Behaviour, Output, Segment, State, TcpEvent, TimerName } from '@/lib/tcp';
import { Clock } from '../clock';
import { becauseOf } from '../because';
import type { Arrival, Connection } from '../connection';
import { Host } from '../host';
import { Recorder } from '../recorder';
import { Sockets } from '../sockets';
import type { System } from '../system';
import type { Trace } from '../trace';

/** A segment that the endpoint sent, and when. */
export interface SentAt {
  readonly segment: Segment;
  readonly atMs: number;
}

interface Due {
  readonly connection: Connection;
  readonly timer: TimerName;
  readonly dueAt: number;
}

/** The endpoint under test: one host with sockets, its timers, and what it has sent. */
export class Endpoint {
  nowMs = 0;
  readonly sent: SentAt[] = [];
  readonly host: Host;
  readonly sockets: Sockets;
  /** The last connection that did anything: what an injected segment belongs to. */
  latest: Connection | null = null;
  private readonly clock = new Clock<Due>();
  private readonly recorder = new Recorder();
  private transmissions = 0;

  constructor(behaviour: Behaviour, system: System, iss: number) {
    const { settings, rcvBuffer } = system;
    const spec = { behaviour, iss, readsAtOnce: false, rcvBuffer, settings };
    this.host = new Host('A', spec, true);
    this.sockets = new Sockets(
      this.host,
      (connection, event) => {
        this.act(connection, event);
      },
      system,
    );
  }

  get trace(): Trace {
    return this.recorder.events;
  }

  arrive(segment: Segment): void {
    const arrival = this.host.meet(segment, this.nowMs);
    this.transmissions += 1;
    if (arrival.kind !== 'connection') {
      this.withoutRoom(arrival, segment);
      return;
    }
    const outputs = this.step(arrival, { kind: 'segment', segment });
    this.recorder.delivered(arrival, this.nowMs, segment, this.transmissions);
    this.follow(arrival, outputs.outputs, outputs.before);
    const reopening = outputs.outputs.find((output) => output.kind === 'reopen');
    if (reopening === undefined) return;
    this.act(this.host.reopened(segment, reopening.iss), { kind: 'segment', segment });
  }

  /** A queue is full: the segment is dropped, or answered without any state. */
  private withoutRoom(arrival: Exclude<Arrival, Connection>, segment: Segment): void {
    const { connection } = arrival;
    const { nowMs, recorder } = this;
    const full = becauseOf('scenario:overflow');
    recorder.dropped(connection, nowMs, segment, this.transmissions, full, 'overflow');
    if (arrival.kind === 'overflow') return;
    const because = becauseOf(arrival.because);
    const common = { kind: 'send', attempt: 0, magic: null, tcb: null } as const;
    this.transmissions += 1;
    recorder.sent(
      connection,
      nowMs,
      { ...common, segment: arrival.segment, because },
      this.transmissions,
    );
    this.sent.push({ segment: arrival.segment, atMs: nowMs });
  }

  /** Lets time pass; timers fire when they are due. */
  advance(toMs: number): void {
    while (this.fireNext(toMs));
    this.nowMs = Math.max(this.nowMs, toMs);
  }

  /** Fires the next timer that is due by then; false when there is none. */
  fireNext(untilMs: number): boolean {
    for (let due = this.clock.next(untilMs); due !== undefined; due = this.clock.next(untilMs)) {
      if (due.connection.tcb.timers[due.timer] !== due.dueAt) continue;
      this.nowMs = Math.max(this.nowMs, due.dueAt);
      this.act(due.connection, { kind: 'timeout', timer: due.timer });
      return true;
    }
    return false;
  }

  private act(connection: Connection, event: TcpEvent): void {
    const { outputs, before } = this.step(connection, event);
    this.follow(connection, outputs, before);
  }

  private step(connection: Connection, event: TcpEvent) {
    const before = connection.tcb.state;
    if (connection.remotePort !== null) this.latest = connection;
    return { outputs: this.host.step(connection, event, this.nowMs), before };
  }

  private follow(connection: Connection, outputs: readonly Output[], before: State): void {
    for (const output of outputs) {
      switch (output.kind) {
        case 'send':
          this.transmissions += 1;
          this.recorder.sent(connection, this.nowMs, output, this.transmissions);
          this.sent.push({ segment: output.segment, atMs: this.nowMs });
          continue;
        case 'reopen':
          continue;
        case 'timer':
          if (output.action === 'start') {
            const { timer, dueAt } = output;
            this.clock.schedule(dueAt, 0, { connection, timer, dueAt });
          }
          break;
        case 'state':
          if (output.to === 'ESTABLISHED') this.sockets.established(connection);
          break;
        case 'signal':
          this.sockets.signalled(connection, output.signal, before);
          break;
        case 'result':
          break;
      }
      this.recorder.output(connection, this.nowMs, output);
    }
  }
}
