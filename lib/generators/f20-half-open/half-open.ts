import { clientServer, type HostChange, type HostName, type ScenarioCall } from '@/lib/sim';
import { plainSettings, rfc9293, type Behaviour } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { duration, sentences, text, type Text } from '../text';
import { type Writes, writesCalls, writesText, writtenAtMs } from '../writes';

/** What happens to one machine: it restarts, stays down, is cut off, or is cut off for a while. */
export const causes = ['reboot', 'crash', 'unplug', 'break'] as const;
export type Cause = (typeof causes)[number];

/** What happens at the other end afterwards; `reopen`: the machine that restarted opens again from the same port. */
export const sequels = ['silence', 'send', 'probe', 'reopen'] as const;
export type Sequel = (typeof sequels)[number];

/** A connection of which one end knows nothing any more, or hears nothing. */
export interface HalfOpen extends Setting {
  readonly writes: Writes;
  /** Whose machine it is. */
  readonly loser: HostName;
  readonly cause: Cause;
  readonly sequel: Sequel;
  /** How long after the loss somebody acts. */
  readonly actsAfterMs: number;
  /** What the other end sends then. */
  readonly octets: number;
  /** R2 of RFC 9293 §3.8.3, in retransmissions. */
  readonly retries: number;
  /** How long the cable is out, where it is plugged in again. */
  readonly outMs: number;
  /** Keep-alive of the other end. */
  readonly idleMs: number;
  readonly intervalMs: number;
  readonly probes: number;
  /** The instant asked about, as a share of the run in thousandths. */
  readonly at: number;
}

/** What does not fit together is brought together: the cause decides. */
export function settled(half: HalfOpen): HalfOpen {
  const { cause, sequel } = half;
  if (cause === 'break') return { ...half, sequel: sequel === 'silence' ? 'silence' : 'send' };
  if (sequel !== 'reopen') return half;
  return cause === 'reboot' ? { ...half, loser: 'A' } : { ...half, sequel: 'send' };
}

export const survivorOf = ({ loser }: HalfOpen): HostName => otherHost(loser);
export const lostAtMs = ({ writes }: HalfOpen): number => writtenAtMs(writes);
export const actsAtMs = (half: HalfOpen): number => lostAtMs(half) + half.actsAfterMs;
export const backAtMs = (half: HalfOpen): number => lostAtMs(half) + half.outMs;

/** When all that can happen has happened; no longer, since a believer may go on for ever. */
function endsAtMs(half: HalfOpen): number {
  const { cause, sequel, idleMs, intervalMs, probes, retries, outMs } = half;
  const start = actsAtMs(half) + (sequel === 'probe' ? idleMs : 0);
  // The SYN that is repeated after the RST belongs to it.
  if (sequel === 'reopen') return start + 6000;
  if (cause === 'reboot') return start + 4 * half.delayMs + 100;
  if (sequel === 'silence') return lostAtMs(half) + outMs + 1000;
  if (cause === 'break') return backAtMs(half) + 65_000;
  return start + (sequel === 'probe' ? (probes + 1) * intervalMs : (retries + 2) * 60_000);
}

export const labOf = (half: HalfOpen, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => {
    const { issA, issB, portA, portB, delayMs, sequel, retries } = half;
    const { idleMs, intervalMs, probes } = half;
    const both = clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: [...writesCalls(half.writes), ...actsOf(half)],
      untilMs: endsAtMs(half),
    });
    const settings = {
      ...plainSettings,
      dataRetries: retries,
      keepAlive: sequel === 'probe' ? { idleMs, intervalMs, probes } : null,
    };
    const survivor = survivorOf(half);
    return {
      ...both,
      hosts: { ...both.hosts, [survivor]: { ...both.hosts[survivor], settings } },
      changes: changesOf(half),
    };
  });

function changesOf(half: HalfOpen): HostChange[] {
  const { loser, cause } = half;
  const change = (what: HostChange['change'], atMs: number): HostChange => {
    return { host: loser, change: what, when: { atMs } };
  };
  const at = lostAtMs(half);
  switch (cause) {
    case 'reboot':
    case 'crash':
    case 'unplug':
      return [change(cause, at)];
    case 'break':
      return [change('unplug', at), change('plug', backAtMs(half))];
  }
}

function actsOf(half: HalfOpen): ScenarioCall[] {
  const { sequel, octets, portA, portB } = half;
  const when = { atMs: actsAtMs(half) };
  switch (sequel) {
    case 'silence':
    case 'probe':
      return [];
    case 'send':
      return [{ host: survivorOf(half), call: 'SEND', octets, when }];
    case 'reopen':
      return [{ host: 'A', call: 'OPEN', active: true, port: portA, remotePort: portB, when }];
  }
}

/** How the end that is left comes to know that its peer is gone. */
export const lessons = ['at-once', 'reset', 'timeout', 'probes', 'never'] as const;
export type Lesson = (typeof lessons)[number];

/** When the end that is left gives the connection up; null if it never does. */
export const givenUpAt = (view: RunView, half: HalfOpen): number | null =>
  view.trace.find(
    (event) =>
      event.kind === 'state' &&
      event.host === survivorOf(half) &&
      event.from === 'ESTABLISHED' &&
      event.at >= lostAtMs(half),
  )?.at ?? null;

export function lessonOf(view: RunView, half: HalfOpen): Lesson {
  const end = view.trace.find(
    (event) =>
      event.kind === 'state' &&
      event.host === survivorOf(half) &&
      event.from === 'ESTABLISHED' &&
      event.at >= lostAtMs(half),
  );
  if (end === undefined) return 'never';
  if (end.at === lostAtMs(half)) return 'at-once';
  if (end.because.id === 'rfc9293:3.8.3:r2') return 'timeout';
  return end.because.id === 'rfc9293:3.8.4:dead' ? 'probes' : 'reset';
}

/** When the end that is left heard its peer last before the loss. */
export const lastHeardAt = (view: RunView, half: HalfOpen): number =>
  view.sent
    .filter(({ from }) => from === half.loser)
    .reduce((last, { arrivedAt }) => {
      return arrivedAt !== null && arrivedAt <= lostAtMs(half) ? Math.max(last, arrivedAt) : last;
    }, 0);

/** The end of what there is to see; where nothing happens, some time after the loss. */
export const overAt = (view: RunView, half: HalfOpen): number =>
  givenUpAt(view, half) ??
  Math.max(lostAtMs(half) + 60_000, ...view.sent.map(({ at }) => at + half.delayMs));

/** The preset is named where a time-out decides: Linux counts otherwise. */
export const presetOf = ({ cause, sequel }: HalfOpen): 'rfc9293' | null =>
  sequel === 'reopen' || (sequel === 'send' && cause !== 'reboot') ? 'rfc9293' : null;

export function situation(half: HalfOpen, setting: (of: Setting) => Text = settingText): Text {
  const preset = presetOf(half);
  return sentences(
    preset && text(`generators.preset.${preset}`),
    setting(half),
    writesText(half.writes),
    lossText(half),
    sequelText(half),
  );
}

/** The connection until the loss, where several losses are compared. */
export const situationBefore = (half: HalfOpen): Text =>
  sentences(text('generators.preset.rfc9293'), settingText(half), writesText(half.writes));

export const lossText = (half: HalfOpen): Text =>
  text(`generators.f20.loss.${half.cause}`, {
    loser: half.loser,
    lost: duration(lostAtMs(half)),
    back: duration(backAtMs(half)),
  });

export const sequelText = (half: HalfOpen): Text =>
  text(`generators.f20.sequel.${half.sequel}`, {
    survivor: survivorOf(half),
    acts: duration(actsAtMs(half)),
    octets: half.octets,
    retries: half.retries,
    idle: duration(half.idleMs),
    interval: duration(half.intervalMs),
    probes: half.probes,
    limited: presetOf(half) === null ? 'no' : 'yes',
  });
