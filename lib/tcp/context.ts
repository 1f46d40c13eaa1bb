import { optionsFor } from './agree';
import { because, type Because, type BecauseId, type BecauseParams } from './because';
import type { CallError, Magic, Output, Signal } from './events';
import { withBelievedAck, withheld } from './believed-ack';
import { noMagic } from './magic';
import { ACK, RST, withOptions, type Segment } from './segment';
import type { Seq } from './seq';
import type { State, TimerName, UserCallName } from './state';
import { snapshot, stateOf, type TcbSnapshot } from './snapshot';
import type { Tcb } from './tcb';

/** Where nobody observes, one reason stands for all: looking each up costs as much as the rest of an output. */
const nobodyAsks = because('rfc9293:3.10.6');

/**
 * One step under way: the TCB it may change, the time, and what has followed so far. Where nobody observes, what only
 * a trace would show is left out: that timers stop and fire, the reasons, and the TCBs.
 */
export class Context {
  /** Most steps lead to four outputs at most, and unlike `[]` this has room for them from the start. */
  readonly outputs = new Array<Output>();
  /** Why an acknowledgment is owed. One ACK at the end of the step pays for all (RFC 9293 MUST-58, MUST-59). */
  owed: BecauseId | null = null;

  constructor(
    readonly tcb: Tcb,
    readonly nowMs: number,
    private readonly observed: boolean,
  ) {}

  /** An acknowledgment must leave, on its own or on whatever leaves first. */
  owe(why: BecauseId): void {
    this.owed = why;
  }

  /** Hands a segment to the network. Whatever has the ACK bit pays what is owed. */
  send(
    segment: Segment,
    attempt: number,
    why: BecauseId,
    params?: BecauseParams,
    magic: Magic | null = null,
  ): void {
    const { tcb } = this;
    if ((segment.ctl & RST) !== 0 && withheld(tcb)) return;
    this.acknowledged(segment);
    const options = optionsFor(tcb, segment.ctl, segment.len, this.nowMs);
    const carried = options === undefined ? segment : withOptions(segment, options);
    this.outputs.push({
      kind: 'send',
      segment: tcb.heard === null ? carried : withBelievedAck(tcb, carried),
      attempt,
      magic: tcb.heard === null ? magic : { ...(magic ?? noMagic), meant: carried },
      because: this.because(why, params),
      tcb: this.view(),
    });
  }

  /** Whatever has the ACK bit pays what is owed, at once or later. */
  private acknowledged(segment: Segment): void {
    this.owed = null;
    const { tcb } = this;
    if ((segment.ctl & ACK) === 0) return;
    tcb.lastAckSent = segment.ack;
    if (tcb.ackDelay.owed === null) return;
    tcb.ackDelay.owed = null;
    this.stop('delayed-ack', 'rfc9293:3.8.6.3');
  }

  /** Changes the state and whatever name a believer had for it. */
  enter(to: State, why: BecauseId, believedAs: State | null = null): void {
    const { tcb } = this;
    const from = stateOf(tcb);
    tcb.state = to;
    tcb.believedState = believedAs;
    if (from !== stateOf(tcb)) this.changed(from, why);
  }

  /** Gives the state another name, as a believer would. */
  rename(believedAs: State | null, why: BecauseId): void {
    const from = stateOf(this.tcb);
    this.tcb.believedState = believedAs;
    if (from !== stateOf(this.tcb)) this.changed(from, why);
  }

  start(timer: TimerName, afterMs: number, why: BecauseId): void {
    const { tcb } = this;
    const dueAt = this.nowMs + afterMs;
    if (tcb.timers[timer] === undefined) tcb.running += 1;
    tcb.timers[timer] = dueAt;
    const cause = this.observed ? because(why, { ms: afterMs }) : this.because(why);
    this.outputs.push({
      kind: 'timer',
      timer,
      action: 'start',
      dueAt,
      because: cause,
      tcb: this.view(),
    });
  }

  stop(timer: TimerName, why: BecauseId): void {
    const { tcb } = this;
    if (tcb.running === 0 || tcb.timers[timer] === undefined) return;
    tcb.timers[timer] = undefined;
    tcb.running -= 1;
    if (!this.observed) return;
    this.outputs.push({
      kind: 'timer',
      timer,
      action: 'stop',
      because: this.because(why),
      tcb: this.view(),
    });
  }

  fire(timer: TimerName, why: BecauseId): void {
    const { tcb } = this;
    if (tcb.timers[timer] !== undefined) tcb.running -= 1;
    tcb.timers[timer] = undefined;
    if (!this.observed) return;
    this.outputs.push({
      kind: 'timer',
      timer,
      action: 'fire',
      because: this.because(why),
      tcb: this.view(),
    });
  }

  result(call: UserCallName, error: CallError | null, octets: number, why: BecauseId): void {
    const cause = this.because(why);
    this.outputs.push({ kind: 'result', call, error, octets, because: cause, tcb: this.view() });
  }

  signal(signal: Signal, why: BecauseId): void {
    this.outputs.push({ kind: 'signal', signal, because: this.because(why), tcb: this.view() });
  }

  /** The connection is gone and the segment at hand opens a new one, if somebody listens. */
  reopen(iss: Seq, why: BecauseId): void {
    this.outputs.push({ kind: 'reopen', iss, because: this.because(why), tcb: this.view() });
  }

  private changed(from: State, why: BecauseId): void {
    const to = stateOf(this.tcb);
    this.outputs.push({ kind: 'state', from, to, because: this.because(why), tcb: this.view() });
  }

  private because(why: BecauseId, params?: BecauseParams): Because {
    return this.observed ? because(why, params) : nobodyAsks;
  }

  private view(): TcbSnapshot | null {
    return this.observed ? snapshot(this.tcb) : null;
  }
}
