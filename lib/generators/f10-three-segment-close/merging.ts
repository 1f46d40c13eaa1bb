import { present } from '@/lib/kit';
import { clientServer, type HostName, type Scenario, type ScenarioCall } from '@/lib/sim';
import { type Behaviour, plainSettings, rfc9293 } from '@/lib/tcp';
import type { PresetName } from '@/lib/questions';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { type Writes, writesCalls, writtenAtMs, writesText } from '../writes';
import { duration, sentences, text, type Text } from '../text';

export interface Merging extends Setting {
  /** The end that closes first. */
  readonly closer: HostName;
  readonly writes: Writes;
  /** How long the other end may hold back the ACK of a FIN. */
  readonly waitsMs: number;
  /** How long after the FIN has arrived the other end's user calls CLOSE. */
  readonly thinksMs: number;
  /** Octets that the other end still sends half of that time after the FIN; 0 none. */
  readonly answers: number;
  /** Whether the other end's FIN is lost when it is sent first. */
  readonly finLost: boolean;
  /** The instant asked about, as a share of the close in thousandths. */
  readonly at: number;
}

/** `delays` false: the other end acknowledges at once; `crosses`: both close at the same time. For near misses. */
interface Otherwise {
  readonly behaviour?: Behaviour;
  readonly delays?: boolean;
  readonly crosses?: boolean;
}

export const closesAtMs = ({ writes }: Merging): number => writtenAtMs(writes);

/** Only retransmission times differ between the presets. */
export const presetAsked = ({ finLost }: Merging): PresetName | null =>
  finLost ? 'rfc9293' : null;

export function labOf(merging: Merging, otherwise: Otherwise = {}): Lab {
  const { waitsMs } = merging;
  const base = otherwise.behaviour ?? rfc9293;
  return new Lab({ ...base, delayedAckMs: waitsMs, finAckMs: waitsMs }, (behaviour) =>
    scenarioOf(merging, behaviour, otherwise),
  );
}

function scenarioOf(merging: Merging, behaviour: Behaviour, otherwise: Otherwise): Scenario {
  const { issA, issB, portA, portB, delayMs, closer, finLost } = merging;
  const other = otherHost(closer);
  const plain = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    drops: finLost ? [{ from: other, flags: ['FIN', 'ACK'], nth: 1 }] : [],
    calls: callsOf(merging, otherwise.crosses ?? false),
    untilMs: closesAtMs(merging) + 20_000,
  });
  if (otherwise.delays === false) return plain;
  const waiting = { ...plain.hosts[other], settings: { ...plainSettings, delayedAck: true } };
  return { ...plain, hosts: { ...plain.hosts, [other]: waiting } };
}

function callsOf(merging: Merging, crosses: boolean): ScenarioCall[] {
  const { closer, writes, thinksMs, answers } = merging;
  const other = otherHost(closer);
  const told = (afterMs: number) => ({ host: other, enters: 'CLOSE-WAIT', afterMs }) as const;
  const begin = { atMs: closesAtMs(merging) };
  return [
    ...writesCalls(writes),
    { host: closer, call: 'CLOSE', when: begin },
    ...(answers > 0 && !crosses
      ? [
          {
            host: other,
            call: 'SEND',
            octets: answers,
            when: told(Math.round(thinksMs / 2)),
          } as const,
        ]
      : []),
    { host: other, call: 'CLOSE', when: crosses ? begin : told(thinksMs) },
  ];
}

/** Everything sent from the first FIN on. */
export const closeOf = (view: RunView, merging: Merging): readonly Sent[] =>
  view.sent.filter(({ at }) => at >= closesAtMs(merging));

export const finOf = (view: RunView, host: HostName): Sent =>
  present(
    view.sent.find(({ from, flags }) => from === host && flags.includes('FIN')),
    'a FIN',
  );

/** When the first FIN arrives; nothing of these runs is lost before. */
export const toldAtMs = (merging: Merging): number => closesAtMs(merging) + merging.delayMs;

/** When the last segment of the close has arrived. */
export const doneAt = (view: RunView): number =>
  Math.max(...view.sent.map(({ at, arrivedAt }) => arrivedAt ?? at));

/** Whether the other end's FIN takes the acknowledgment along, if it is not lost. */
export const isMerged = ({ answers, thinksMs, waitsMs }: Merging): boolean =>
  answers === 0 && thinksMs < waitsMs;

/** The other end's user decides just before the ACK would leave, or just after it has. */
export const otherWay = (merging: Merging): Merging =>
  merging.thinksMs < merging.waitsMs
    ? { ...merging, thinksMs: merging.waitsMs + merging.thinksMs }
    : { ...merging, thinksMs: Math.round(merging.waitsMs / 2) };

/** Who, what was said, who closes when, and how long an ACK may wait. */
export function situation(merging: Merging, setting: (of: Setting) => Text = settingText): Text {
  const { closer, writes, waitsMs, thinksMs, answers, finLost } = merging;
  const other = otherHost(closer);
  return sentences(
    presetAsked(merging) && text('generators.preset.rfc9293'),
    setting(merging),
    writesText(writes),
    text('generators.f10.closes', { closer }),
    answers > 0
      ? text('generators.f10.answers', {
          other,
          answers,
          after: duration(Math.round(thinksMs / 2)),
        })
      : null,
    text('generators.f10.thinks', { other, thinks: duration(thinksMs) }),
    text('generators.f10.delays', { closer, other, waits: duration(waitsMs) }),
    text(finLost ? 'generators.f10.finLost' : 'generators.f10.nothingLost', { other }),
  );
}
