import { assert } from '@/lib/kit';
import {
  add,
  ctlOf,
  segEnd,
  seq,
  type FlagName,
  type Segment,
  type SegmentOptions,
  type Seq,
} from '@/lib/tcp';
import type { Trigger } from './scenario';
import type { HostName } from './trace';
import type { World } from './world';

type AnyWorld = Pick<World, 'hosts' | 'inject' | 'outside'>;

/** Somebody on the network who sends what he likes. */
export interface Attacker {
  /** Off the path (false) he sees no segment of others: his numbers are given or guessed by the scenario. */
  readonly sees: boolean;
  readonly injections: readonly Injection[];
}

export interface Injection {
  readonly when: Trigger;
  readonly to: HostName;
  /** In whose name: the other host's, or (`nobody`) that of a source from which no answer ever comes back. */
  readonly as: 'peer' | 'nobody';
  readonly srcPort: number;
  readonly dstPort: number;
  readonly flags: readonly FlagName[];
  readonly seq: Numbered;
  /** 0 unless said. */
  readonly ack?: Numbered;
  readonly wnd?: number;
  readonly len?: number;
  readonly options?: SegmentOptions;
}

/** A number itself; one that the scenario takes from an end of this connection; or from the segment just seen. */
export type Numbered =
  | number
  | {
      readonly of: HostName;
      readonly variable: 'iss' | 'sndUna' | 'sndNxt' | 'irs' | 'rcvNxt';
      readonly plus?: number;
    }
  /** `end`: the number after everything that the segment occupies. */
  | { readonly seen: 'seq' | 'ack' | 'end'; readonly plus?: number };

/** Sends what an attacker injects; `seen` is the segment that set it off. */
export function inject(
  world: AnyWorld,
  { sees }: Attacker,
  injection: Injection,
  seen: Segment | null,
): void {
  const { to, srcPort, dstPort, flags, wnd = 0, len = 0, options } = injection;
  const spoofed: HostName = to === 'A' ? 'B' : 'A';
  const value = (given: Numbered): Seq => numbered(world, injection, given, sees ? seen : null);
  const segment: Segment = {
    srcPort,
    dstPort,
    seq: value(injection.seq),
    ack: value(injection.ack ?? 0),
    ctl: ctlOf(flags),
    wnd,
    len,
    ...(options && { options }),
  };
  world.inject(segment, spoofed, injection.as === 'peer' ? 'scenario:forged' : 'scenario:outside');
}

/** Answers to these go to nobody. */
export function hideSources(world: AnyWorld, { injections }: Attacker): void {
  for (const { as, to, srcPort } of injections) {
    if (as !== 'nobody') continue;
    world.outside.push({ host: to === 'A' ? 'B' : 'A', first: srcPort, last: srcPort });
  }
}

function numbered(
  world: AnyWorld,
  injection: Injection,
  given: Numbered,
  seen: Segment | null,
): Seq {
  if (typeof given === 'number') return seq(given);
  const { plus = 0 } = given;
  if ('seen' in given) {
    assert(seen !== null, 'a number taken from a segment needs one that the attacker sees');
    return add(given.seen === 'end' ? segEnd(seen) : seen[given.seen], plus);
  }
  const mine = given.of === injection.to;
  const { srcPort, dstPort } = injection;
  const connection = mine
    ? world.hosts[given.of].connection(dstPort, srcPort)
    : world.hosts[given.of].connection(srcPort, dstPort);
  // Without such a connection there is nothing to hit: any number misses equally.
  return add(connection?.tcb[given.variable] ?? seq(0), plus);
}
