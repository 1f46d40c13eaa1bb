import { present } from '@/lib/kit';
import { clientServer, type HostName, type ScenarioCall } from '@/lib/sim';
import { type Behaviour, behaviours } from '@/lib/tcp';
import type { PresetName } from '@/lib/questions';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { duration, listOf, sentences, text, type Text } from '../text';
import { type Writes, writesCalls, writesText, writtenAtMs } from '../writes';

export interface Half extends Setting {
  /** The end that closes its direction. */
  readonly closer: HostName;
  readonly writes: Writes;
  /** What the other end sends after the FIN, one SEND each. */
  readonly sizes: readonly number[];
  /** What the network loses: nothing, the ACK of the FIN, or the first data after it. */
  readonly lost: 'none' | 'ack' | 'data';
  /** The closing process gives up both directions, as close() does: nobody is left to take data. */
  readonly released: boolean;
  /** The instant asked about, as a share of the run in thousandths. */
  readonly at: number;
}

/** The time from the FIN's arrival to the first SEND, and from each to the next thing that the other end does. */
export const stepMs = 400;
/** RFC 6298 §2.4 and the presets' RTO here: what is lost is not repeated sooner. */
export const rtoMs = 1000;

export const closesAtMs = ({ writes }: Half): number => writtenAtMs(writes);
export const toldAtMs = (half: Half): number => closesAtMs(half) + half.delayMs;
/** When the other end closes: repetitions of what is lost are over by then. */
export const otherClosesAtMs = (half: Half): number =>
  toldAtMs(half) + stepMs * (half.sizes.length + 1) + (half.lost === 'none' ? 0 : 2 * rtoMs);

export const presetAsked = ({ lost, released, preset }: Half): PresetName | null =>
  lost !== 'none' ? 'rfc9293' : released ? preset : null;

interface Otherwise {
  readonly behaviour?: Behaviour;
  readonly calls?: readonly ScenarioCall[];
}

export function labOf(half: Half, { behaviour, calls = [] }: Otherwise = {}): Lab {
  const { issA, issB, portA, portB, delayMs, closer, lost, writes } = half;
  const other = otherHost(closer);
  const earlier = writes.filter(({ host }) => host === closer).length;
  // B's first pure ACK is that of A's first write or FIN; A's first one ends the handshake.
  const nth = earlier + (other === 'A' ? 2 : 1);
  const sent = writes.length - earlier;
  return new Lab(behaviour ?? behaviours[presetAsked(half) ?? 'rfc9293'], (believed) =>
    clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops: [
        ...(lost === 'ack' ? [{ from: other, flags: ['ACK'], text: false, nth } as const] : []),
        ...(lost === 'data'
          ? [{ from: other, flags: ['ACK'], text: true, nth: sent + 1 } as const]
          : []),
      ],
      calls: [...callsOf(half), ...calls],
      untilMs: otherClosesAtMs(half) + 10_000,
    }),
  );
}

function callsOf(half: Half): ScenarioCall[] {
  const { closer, writes, sizes, released } = half;
  const other = otherHost(closer);
  return [
    ...writesCalls(writes),
    { host: closer, call: 'CLOSE', release: released, when: { atMs: closesAtMs(half) } },
    ...sizes.map((octets, index) => ({
      host: other,
      call: 'SEND' as const,
      octets,
      when: { atMs: toldAtMs(half) + stepMs * (index + 1) },
    })),
    { host: other, call: 'CLOSE', when: { atMs: otherClosesAtMs(half) } },
  ];
}

export const closeOf = (view: RunView, half: Half): readonly Sent[] =>
  view.sent.filter(({ at }) => at >= closesAtMs(half));

export const finOf = (view: RunView, host: HostName): Sent =>
  present(
    view.sent.find(({ from, flags }) => from === host && flags.includes('FIN')),
    'a FIN',
  );

/** The other end's data after the FIN, first transmissions only. */
export const dataOf = (view: RunView, half: Half): readonly Sent[] =>
  closeOf(view, half).filter(
    ({ from, len, attempt }) => from !== half.closer && len > 0 && attempt === 0,
  );

export const doneAt = (view: RunView): number =>
  Math.max(...view.sent.map(({ at, arrivedAt }) => arrivedAt ?? at));

/** Who, what was said, who closes, what the other end still sends, what is lost. */
export function situation(half: Half, setting: (of: Setting) => Text = settingText): Text {
  const { closer, writes, sizes, lost, released } = half;
  const other = otherHost(closer);
  const preset = presetAsked(half);
  return sentences(
    preset && text(`generators.preset.${preset}`),
    setting(half),
    writesText(writes),
    text(released ? 'generators.f11.releases' : 'generators.f11.closes', { closer }),
    sizes.length > 0
      ? text('generators.f11.sends', {
          other,
          sizes: listOf(sizes),
          all: sizes.length,
          step: duration(stepMs),
        })
      : null,
    // A RST ends it before.
    released
      ? null
      : text('generators.f11.otherCloses', {
          other,
          after: duration(otherClosesAtMs(half) - toldAtMs(half)),
          some: sizes.length > 0 ? 'yes' : 'no',
        }),
    text(`generators.f11.lost.${lost}`, { closer, other, rto: duration(rtoMs) }),
  );
}
