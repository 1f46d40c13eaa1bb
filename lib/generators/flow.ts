import { clientServer, type HostName, type LinkFault, type ScenarioCall } from '@/lib/sim';
import { type Behaviour, rfc9293 } from '@/lib/tcp';
import { Lab } from './observe';
import type { RunView, Sent } from './run-view';
import { numberedSetting, otherHost, type Setting } from './setting';
import { duration, listOf, sentences, text, type Text } from './text';

/** One end sends segment after segment; the other only acknowledges. */
export interface Flow extends Setting {
  readonly sender: HostName;
  /** Octets of each segment, in order. */
  readonly lengths: readonly number[];
  /** The places (from 1) of the segments whose first transmission is lost. */
  readonly lost: readonly number[];
  /** A segment that arrives only after `behind` later ones; null: none does. */
  readonly late: { readonly segment: number; readonly behind: number } | null;
  /** The sender closes at once after the last segment. */
  readonly fin: boolean;
}

const firstAtMs = 1000;
/** All have left before anything is repeated, and no two things happen at one moment. */
const apartMs = 18;

export const labOf = (flow: Flow, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => {
    const { issA, issB, portA, portB, delayMs, sender, lengths, fin } = flow;
    const calls = lengths.map((octets, index): ScenarioCall => {
      return { host: sender, call: 'SEND', octets, when: { atMs: firstAtMs + index * apartMs } };
    });
    const close: ScenarioCall = {
      host: sender,
      call: 'CLOSE',
      when: { atMs: firstAtMs + lengths.length * apartMs },
    };
    const scenario = clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: fin ? [...calls, close] : calls,
      untilMs: 30_000,
    });
    return { ...scenario, link: { ...scenario.link, faults: faultsOf(flow) } };
  });

function faultsOf({ sender, lost, late }: Flow): LinkFault[] {
  const common = { from: sender, text: true };
  return [
    ...lost.map((nth): LinkFault => ({ ...common, nth, fault: 'drop' })),
    ...(late === null
      ? []
      : [
          {
            ...common,
            nth: late.segment,
            fault: 'reorder',
            byMs: late.behind * apartMs + apartMs / 2,
          } satisfies LinkFault,
        ]),
  ];
}

/** Whether the faults name segments that are there, no segment twice, and an overtaking one that arrives. */
export const isPlayable = ({ lengths, lost, late }: Flow): boolean =>
  lost.every((nth) => nth <= lengths.length && nth !== late?.segment) &&
  (late === null ||
    (late.segment + late.behind <= lengths.length && !lost.includes(late.segment + late.behind)));

/** A transmission that arrived, and the acknowledgment that answered it at once. */
export interface Answered {
  readonly sent: Sent;
  /** The place of the segment, from 1; the FIN comes after the last one. */
  readonly nth: number;
  readonly reply: Sent;
}

/** Everything of the flow that arrived and was answered, in order of arrival. */
export function answered(view: RunView, { sender }: Flow): Answered[] {
  const flow = view.sent.filter(
    ({ from, at, len, flags }) =>
      from === sender && at >= firstAtMs && (len > 0 || flags.includes('FIN')),
  );
  const places = [...new Set(flow.map(({ seq }) => seq))];
  return flow
    .flatMap((sent): Answered[] => {
      const reply = view.sent.find(({ from, at }) => from !== sender && at === sent.arrivedAt);
      return reply ? [{ sent, nth: places.indexOf(sent.seq) + 1, reply }] : [];
    })
    .sort((a, b) => a.reply.at - b.reply.at);
}

/** What three wrong ideas of an acknowledgment number make of each answer. */
export type Misread = Readonly<Record<'D04' | 'D05' | 'D06', number>>;
export const misreadCodes = ['D04', 'D05', 'D06'] as const;

/** For each answer: the segment's SEQ and one; the SYN and the segments counted; the furthest that has arrived. */
export function misreadAnswers(view: RunView, flow: Flow, all: readonly Answered[]): Misread[] {
  const syn = view.sent.find(({ from }) => from === flow.sender)?.seq ?? 0;
  let furthest = syn;
  const seen = new Set<number>();
  return all.map(({ sent, nth }) => {
    const end = endOf(sent);
    if (isAhead(end, furthest)) furthest = end;
    seen.add(nth);
    return { D04: wrap(sent.seq + 1), D05: wrap(syn + 1 + seen.size), D06: furthest };
  });
}

export const wrap = (number: number): number => ((number % 2 ** 32) + 2 ** 32) % 2 ** 32;

/** The number after everything that a segment takes. */
export const endOf = ({ seq, len, flags }: Sent): number =>
  wrap(seq + len + (flags.includes('FIN') ? 1 : 0));

/** Whether one number lies beyond another, on the circle of 2^32. */
export const isAhead = (number: number, other: number): boolean => ((number - other) | 0) > 0;

/** «segment 2», «the repeated segment 2» or «the FIN». */
export const labelOf = ({ lengths }: Flow, { nth, sent }: Answered): Text =>
  text(
    nth > lengths.length
      ? 'generators.flow.label.fin'
      : sent.attempt > 0
        ? 'generators.flow.label.again'
        : 'generators.flow.label.segment',
    { nth },
  );

/** Who sends what, and what becomes of it; `numbered` gives each segment's SEQ, which else is to be found. */
export function situation(flow: Flow, view: RunView, numbered: boolean): Text {
  const { sender, lengths, fin } = flow;
  const sent = view.sent.filter(({ len, attempt }) => len > 0 && attempt === 0);
  const list = numbered ? sent.map(({ seq, len }) => `\`seq=${seq} len=${len}\``) : lengths;
  return sentences(
    numberedSetting(flow),
    text(numbered ? 'generators.flow.sendsNumbered' : 'generators.flow.sendsLengths', {
      sender,
      other: otherHost(sender),
      count: lengths.length,
      list: listOf(list),
      apart: duration(apartMs),
    }),
    fin ? text('generators.flow.closes', { sender, apart: duration(apartMs) }) : null,
    fateOf(flow),
    text('generators.flow.answers', { other: otherHost(sender) }),
  );
}

function fateOf({ sender, lost, late }: Flow): Text {
  const repeats = text('generators.flow.fate.repeats', { sender, count: lost.length });
  const loses = text('generators.flow.fate.lost', {
    count: lost.length,
    first: lost[0] ?? 0,
    second: lost[1] ?? 0,
  });
  if (late === null)
    return lost.length === 0 ? text('generators.flow.fate.none') : sentences(loses, repeats);
  const delayed = text('generators.flow.fate.late', {
    segment: late.segment,
    after: late.segment + late.behind,
    alone: lost.length === 0 ? 'yes' : 'no',
  });
  return lost.length === 0 ? delayed : sentences(delayed, loses, repeats);
}
