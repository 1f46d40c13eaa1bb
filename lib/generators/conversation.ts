import { z } from 'zod';
import { clientServer, type HostName, type Scenario, type ScenarioCall } from '@/lib/sim';
import type { Behaviour } from '@/lib/tcp';
import type { Random } from '@/lib/kit';
import { hostNames, type Setting } from './setting';
import { sentences, text, type Text } from './text';

/** Octets that one end sends in one segment. */
export interface Saying {
  readonly from: HostName;
  readonly octets: number;
}

/** A connection on which a few things are said, one after the other. */
export interface Talk extends Setting {
  readonly said: readonly Saying[];
  /** The end that closes after the last word; null: nobody does. */
  readonly closer: HostName | null;
}

export const talkParams = {
  said: z
    .array(z.strictObject({ from: z.enum(hostNames), octets: z.number().int().min(1).max(1460) }))
    .max(5),
  closer: z.enum(hostNames).nullable(),
};

/** Enough for a handshake and an answer at the longest delay. */
export const turnMs = 1000;

/** When the n-th word (from 1) is said; after the last one the closer closes. */
export const turnAt = (nth: number): number => nth * turnMs;

/** `more` are calls besides those of the talk itself. */
export function talkScenario(
  { issA, issB, portA, portB, delayMs, said, closer }: Talk,
  behaviour: Behaviour,
  more: readonly ScenarioCall[] = [],
): Scenario {
  const words = said.map(({ from, octets }, index): ScenarioCall => {
    return { host: from, call: 'SEND', octets, when: { atMs: turnAt(index + 1) } };
  });
  const last = turnAt(said.length + 1);
  const close: ScenarioCall[] =
    closer === null ? [] : [{ host: closer, call: 'CLOSE', when: { atMs: last } }];
  return clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    calls: [...words, ...more, ...close],
    untilMs: last + turnMs,
  });
}

/** `count` words of different lengths, by both ends. */
export function drawWords(random: Random, count: number): Saying[] {
  const lengths = random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  return lengths.slice(0, count).map((hundreds) => ({
    from: random.pick(hostNames),
    octets: hundreds * 100 + (hundreds < 13 && random.chance(0.3) ? 60 : 0),
  }));
}

/** Who says how much, in order, and who closes. */
export const talkText = ({ said, closer }: Talk): Text =>
  sentences(
    text('generators.talk.quiet'),
    ...(said.length === 0
      ? [text('generators.talk.nothing')]
      : said.map(({ from, octets }, index) =>
          text(index === 0 ? 'generators.talk.first' : 'generators.talk.then', { from, octets }),
        )),
    closer === null ? null : text('generators.talk.closes', { closer }),
  );
