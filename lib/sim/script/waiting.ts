import type { CallResult } from './calls';
import { ScriptStop, type ScriptCall } from './script';
import { numberIn } from './values';

/** A blocking call under way. */
export interface Pending {
  readonly call: ScriptCall;
  /** Infinity: whenever it does. */
  readonly untilMs: number;
  result: CallResult | null;
  endedAtMs: number;
}

/** Results of a call that a blocking socket would wait for. */
export const waiting = (result: CallResult): boolean =>
  result === 'EAGAIN' || result === 'EINPROGRESS' || result === 'EALREADY';

/** Whether a call that gave this returns with it: not one that blocks, or that the script lets wait. */
export const returns = (call: ScriptCall, result: CallResult, nonBlocking: boolean): boolean =>
  call.until === null && (nonBlocking || !waiting(result));

/** Stops where a call gave something else than the script expects. */
export function compare(call: ScriptCall, actual: CallResult): void {
  const expected = call.errno ?? numberIn(call.result);
  // A result that is not said, `...`, may be anything.
  if (expected === null || expected === actual) return;
  const wanted = `${call.name}() = ${expected}`;
  throw new ScriptStop('finding', call.at.line, wanted, String(actual));
}

/** The same of a call that has waited, with the moment of its return. */
export function compareEnd(pending: Pending, toleranceMs: number): void {
  const { call, result, endedAtMs, untilMs } = pending;
  const { line } = call.at;
  if (result === null) {
    const by = untilMs === Infinity ? '' : ` by ${untilMs} ms`;
    throw new ScriptStop('finding', line, `${call.name}() to return${by}`, 'it waits');
  }
  compare(call, result);
  if (untilMs === Infinity || Math.abs(endedAtMs - untilMs) <= toleranceMs) return;
  const wanted = `${call.name}() to return at ${untilMs} ms`;
  throw new ScriptStop('finding', line, wanted, `${Math.round(endedAtMs)} ms`);
}
