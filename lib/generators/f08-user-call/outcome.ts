import type { HostName, TraceEvent } from '@/lib/sim';
import type { StateName } from '@/lib/questions';
import type { RunView } from '../run-view';
import { segmentLine } from '../segment-text';
import { listOf, sentences, text, type Text } from '../text';
import { type Calling, type CallName, whoIs } from './calling';

/** What a call leads to at once. */
export interface Outcome {
  /** What the user is told: an error, so many octets, nothing yet; null where RFC 9293 leaves it open. */
  readonly answer: { readonly error: string } | { readonly octets: number } | 'waits' | null;
  /** The segments that leave in the same moment, without their numbers. */
  readonly sent: readonly string[];
  readonly state: StateName;
}

type Call = Extract<TraceEvent, { kind: 'call' }>;

/** The call itself; undefined where the run never came so far. */
export const callIn = (view: RunView, calling: Calling): Call | undefined =>
  view.trace.findLast(
    (event): event is Call =>
      event.kind === 'call' && event.host === whoIs(calling) && event.call === calling.call,
  );

export function outcomeOf(view: RunView, calling: Calling): Outcome | null {
  const made = callIn(view, calling);
  if (made === undefined) return null;
  const { host, at } = made;
  return {
    answer: answerTo(view, made),
    sent: view.sent
      .filter((sent) => sent.from === host && sent.at === at && sent.attempt === 0)
      .map(({ flags, len }) =>
        segmentLine({ flags, seq: 0, ack: null, len }).replace(' seq=0', ''),
      ),
    state: stateAfter(view, calling, at, host),
  };
}

/** CLOSE and ABORT may be answered in more than one way; what they do is fixed. */
function answerTo(view: RunView, { host, at, call }: Call): Outcome['answer'] {
  if (call === 'CLOSE' || call === 'ABORT') return null;
  const result = view.trace.findLast(
    (event) =>
      event.kind === 'result' && event.host === host && event.at === at && event.call === call,
  );
  if (result?.kind !== 'result') return call === 'OPEN' ? { octets: 0 } : 'waits';
  return result.error === null ? { octets: result.octets } : { error: result.error };
}

/** A listener that is alone has no connection whose state the run would tell. */
function stateAfter(view: RunView, calling: Calling, at: number, host: HostName): StateName {
  const changed = view.trace.some((event) => event.kind === 'state' && event.host === host);
  return changed ? view.statesAt(at)[host] : calling.state;
}

export const outcomeText = ({ answer, sent, state }: Outcome, call: CallName): Text =>
  sentences(
    answer === null ? null : answerText(answer, call),
    sent.length === 0
      ? text('generators.f08.outcome.nothing')
      : text('generators.f08.outcome.sent', {
          list: listOf(sent.map((line) => `\`${line}\``)),
        }),
    text('generators.f08.outcome.state', { state }),
  );

function answerText(answer: NonNullable<Outcome['answer']>, call: CallName): Text {
  if (answer === 'waits') return text('generators.f08.outcome.waits', { call });
  if ('error' in answer) {
    return text('generators.f08.outcome.error', { call, error: answer.error });
  }
  return call === 'RECEIVE'
    ? text('generators.f08.outcome.got', { octets: answer.octets })
    : text('generators.f08.outcome.accepted', { call });
}
