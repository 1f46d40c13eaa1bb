import type { State } from '@/lib/tcp';
import type { HostName, Trace, TraceEvent } from './trace';

export type SendEvent = Extract<TraceEvent, { kind: 'send' }>;
export type StateEvent = Extract<TraceEvent, { kind: 'state' }>;
export type StatePair = Readonly<Record<HostName, State>>;

/** Every transmission, in order. */
export const sends = (trace: Trace): readonly SendEvent[] =>
  trace.filter((event) => event.kind === 'send');

/** Every change of state, in order; of one host if named. */
export const stateChanges = (trace: Trace, host?: HostName): readonly StateEvent[] =>
  trace.filter(
    (event): event is StateEvent =>
      event.kind === 'state' && (host === undefined || event.host === host),
  );

/** The first time a host enters a state; undefined if it never does. */
export const firstStateChange = (trace: Trace, host: HostName, to: State): StateEvent | undefined =>
  stateChanges(trace, host).find((event) => event.to === to);

/**
 * The states of both ends at a moment, after everything that happens in it. In a run with one connection:
 * a host is in the state it entered last.
 */
export function statesAt(trace: Trace, atMs: number): StatePair {
  return statesBefore(trace, (event) => event.at > atMs);
}

/**
 * The states of both ends once a transmission has arrived and its receiver has processed it; the states at
 * its sending if it never arrives.
 */
export function statesAfterArrival(trace: Trace, id: number): StatePair {
  const arrived = trace.findIndex((event) => event.kind === 'deliver' && event.id === id);
  return arrived === -1 ? statesAfterSending(trace, id) : statesAfterIndex(trace, arrived);
}

/** The states of both ends when a transmission has just left: its sender's step is complete. */
export function statesAfterSending(trace: Trace, id: number): StatePair {
  return statesAfterIndex(
    trace,
    trace.findIndex((event) => event.kind === 'send' && event.id === id),
  );
}

/** When a transmission arrived; null if the network lost it or the run ended first. */
export function arrivalOf(trace: Trace, id: number): number | null {
  return trace.find((event) => event.kind === 'deliver' && event.id === id)?.at ?? null;
}

/** After everything of the same step: up to the next event that a step begins with. */
function statesAfterIndex(trace: Trace, index: number): StatePair {
  const from = trace[index];
  if (from === undefined) return { A: 'CLOSED', B: 'CLOSED' };
  const next = trace.findIndex(
    (event, at) => at > index && (event.at > from.at || event.host !== from.host || begins(event)),
  );
  const end = next === -1 ? trace.length : next;
  return statesBefore(trace.slice(0, end), () => false);
}

/** Whether an event begins a step, rather than following from one. */
export const begins = (event: TraceEvent): boolean =>
  event.kind === 'deliver' ||
  event.kind === 'call' ||
  (event.kind === 'timer' && event.action === 'fire');

function statesBefore(trace: Trace, stop: (event: TraceEvent) => boolean): StatePair {
  const pair: Record<HostName, State> = { A: 'CLOSED', B: 'CLOSED' };
  for (const event of trace) {
    if (stop(event)) break;
    if (event.kind === 'state') pair[event.host] = event.to;
  }
  return pair;
}
