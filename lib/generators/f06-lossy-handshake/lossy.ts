import { clientServer, type ScenarioCall } from '@/lib/sim';
import { behaviours, type Behaviour } from '@/lib/tcp';
import type { PresetName } from '@/lib/questions';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { type Setting, settingText } from '../setting';
import { duration, sentences, text, type Text } from '../text';

export interface LossyHandshake extends Setting {
  /** Which segment of the handshake is lost. */
  readonly lost: 'syn' | 'syn-ack' | 'ack';
  /** How many of its kind, from the first on. */
  readonly times: number;
  /** A sends `spokenOctets` this long after it is ESTABLISHED; 0: it says nothing. */
  readonly speaksAfterMs: number;
  /** The instant asked about, as a share of the run in thousandths. */
  readonly at: number;
}

export const spokenOctets = 200;
/** RFC 6298 §2.1 and Linux alike. */
export const firstRtoMs = 1000;

const flagsOfLost = { syn: ['SYN'], 'syn-ack': ['SYN', 'ACK'], ack: ['ACK'] } as const;

/** `other` changes decisions of the behaviour: for near misses. */
export function labOf(lossy: LossyHandshake, other: Partial<Behaviour> = {}): Lab {
  const { issA, issB, portA, portB, delayMs, lost, times, speaksAfterMs } = lossy;
  const speech: ScenarioCall = {
    host: 'A',
    call: 'SEND',
    octets: spokenOctets,
    when: { host: 'A', enters: 'ESTABLISHED', afterMs: speaksAfterMs },
  };
  return new Lab({ ...behaviours[presetAsked(lossy) ?? 'rfc9293'], ...other }, (behaviour) =>
    clientServer({
      behaviour,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops: [
        {
          from: lost === 'syn-ack' ? 'B' : 'A',
          flags: flagsOfLost[lost],
          text: false,
          nth: 1,
          count: times,
        },
      ],
      calls: speaksAfterMs > 0 ? [speech] : [],
      untilMs: 30_000,
    }),
  );
}

/** What A says makes up for its first lost ACK: with data there is no second loss to speak of. */
export const isPlayable = ({ times, speaksAfterMs }: LossyHandshake): boolean =>
  times === 1 || speaksAfterMs === 0;

/** Linux repeats a SYN in equal steps at first, so from the second repetition on the two differ. */
export const presetAsked = ({ lost, times, preset }: LossyHandshake): PresetName | null =>
  lost === 'syn' && times > 1 ? preset : null;

/** Who, what is lost, what A says; with the sequence numbers where the question is about segments. */
export function situation(
  lossy: LossyHandshake,
  setting: (of: Setting) => Text = settingText,
): Text {
  const { lost, times, speaksAfterMs } = lossy;
  const preset = presetAsked(lossy);
  return sentences(
    setting(lossy),
    preset && text(`generators.preset.${preset}`),
    text(`generators.f06.loss.${lost}`, { times, rto: duration(firstRtoMs) }),
    speaksAfterMs > 0
      ? text('generators.f06.speaks', { octets: spokenOctets, after: duration(speaksAfterMs) })
      : text('generators.f06.silent'),
  );
}

export const lastLost = (view: RunView): Sent | undefined =>
  view.sent.findLast(({ arrivedAt }) => arrivedAt === null);

/** When both ends are ESTABLISHED. */
export const doneAt = (view: RunView): number =>
  Math.max(view.entersAt('A', 'ESTABLISHED') ?? 0, view.entersAt('B', 'ESTABLISHED') ?? 0);
