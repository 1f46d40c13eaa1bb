import { present } from '@/lib/kit';
import { clientServer, type Drop, type HostName } from '@/lib/sim';
import { type Behaviour, rfc9293, type State } from '@/lib/tcp';
import type { PresetName } from '@/lib/questions';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { duration, sentences, text, type Text } from '../text';
import { type Writes, writesCalls, writesText, writtenAtMs } from '../writes';

export interface Crossing extends Setting {
  readonly writes: Writes;
  /** How long after A's CLOSE B calls CLOSE; below 0: before it. */
  readonly gapMs: number;
  /** What the network loses, once: nothing, an end's FIN, or its ACK of the other FIN. */
  readonly lost: 'none' | 'fin' | 'ack';
  /** Whose it is. */
  readonly loser: HostName;
  /** The instant asked about, as a share of the close in thousandths. */
  readonly at: number;
}

/** RFC 6298 §2.4: what is lost is not repeated sooner. */
const rtoMs = 1000;

/** When the first of the two CLOSE calls is made. */
export const beginsAtMs = ({ writes }: Crossing): number => writtenAtMs(writes);
export const closesAtMs = (crossing: Crossing, host: HostName): number =>
  beginsAtMs(crossing) + Math.max(0, host === 'A' ? -crossing.gapMs : crossing.gapMs);

/** Whether each end sends its FIN before the other one's has reached it. */
export const isCrossed = ({ gapMs, delayMs }: Crossing): boolean => Math.abs(gapMs) < delayMs;

/** Only retransmission times differ between the presets. */
export const presetAsked = ({ lost }: Crossing): PresetName | null =>
  lost === 'none' ? null : 'rfc9293';

export function labOf(crossing: Crossing, behaviour: Behaviour = rfc9293): Lab {
  const { issA, issB, portA, portB, delayMs, writes } = crossing;
  return new Lab(behaviour, (believed) =>
    clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops: dropsOf(crossing),
      calls: [
        ...writesCalls(writes),
        { host: 'A', call: 'CLOSE', when: { atMs: closesAtMs(crossing, 'A') } },
        { host: 'B', call: 'CLOSE', when: { atMs: closesAtMs(crossing, 'B') } },
      ],
      untilMs: beginsAtMs(crossing) + 20_000,
    }),
  );
}

function dropsOf({ lost, loser, writes }: Crossing): Drop[] {
  if (lost === 'none') return [];
  if (lost === 'fin') return [{ from: loser, flags: ['FIN', 'ACK'], nth: 1 }];
  // Each write of the other end draws an ACK, and A's first one ends the handshake.
  const earlier = writes.filter(({ host }) => host !== loser).length + (loser === 'A' ? 1 : 0);
  return [{ from: loser, flags: ['ACK'], text: false, nth: earlier + 1 }];
}

export const closeOf = (view: RunView, crossing: Crossing): readonly Sent[] =>
  view.sent.filter(({ at }) => at >= beginsAtMs(crossing));

export const finOf = (view: RunView, host: HostName): Sent =>
  present(
    view.sent.find(({ from, flags }) => from === host && flags.includes('FIN')),
    'a FIN',
  );

/** The ACK with which an end answers the other one's FIN. */
export const ackOf = (view: RunView, crossing: Crossing, host: HostName): Sent =>
  present(
    closeOf(view, crossing).find(({ from, flags }) => from === host && flags.join() === 'ACK'),
    'an ACK',
  );

export const doneAt = (view: RunView): number =>
  Math.max(...view.sent.map(({ at, arrivedAt }) => arrivedAt ?? at));

/** The states from ESTABLISHED on, TIME-WAIT's end left out: nothing in these runs lasts so long. */
export function closingPath(view: RunView, host: HostName): readonly State[] {
  const all = view.stations(host);
  return all.slice(all.indexOf('ESTABLISHED') + 1);
}

/** Who, what was said, who closes when, what is lost. */
export function situation(crossing: Crossing, setting: (of: Setting) => Text = settingText): Text {
  const { writes, gapMs, lost, loser } = crossing;
  const first = gapMs >= 0 ? 'A' : 'B';
  return sentences(
    presetAsked(crossing) && text('generators.preset.rfc9293'),
    setting(crossing),
    writesText(writes),
    gapMs === 0
      ? text('generators.f12.together')
      : text('generators.f12.apart', {
          first,
          second: otherHost(first),
          gap: duration(Math.abs(gapMs)),
        }),
    text(`generators.f12.lost.${lost}`, {
      loser,
      other: otherHost(loser),
      rto: duration(rtoMs),
    }),
  );
}

export type Case = 'crossed' | 'apart' | 'finLost' | 'ackLost';

/** What decides the course of things: the explanations differ by it. */
export function caseOf(crossing: Crossing): Case {
  if (crossing.lost === 'fin') return 'finLost';
  if (crossing.lost === 'ack') return 'ackLost';
  return isCrossed(crossing) ? 'crossed' : 'apart';
}

/** Why it came as it did, for every form. */
export const reasonText = (crossing: Crossing): Text => {
  const first = crossing.gapMs >= 0 ? 'A' : 'B';
  return text(`generators.f12.why.${caseOf(crossing)}`, {
    first,
    second: otherHost(first),
    loser: crossing.loser,
    other: otherHost(crossing.loser),
  });
};
