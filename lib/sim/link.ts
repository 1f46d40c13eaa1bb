import { present, randomFrom, type Random } from '@/lib/kit';
import type { Segment } from '@/lib/tcp';
import { Faults, fits, type Mishap } from './faults';
import type { Cut, Drop, LinkSpec } from './scenario';
import type { HostName } from './trace';

/** What becomes of a segment: how long it is under way, or why it is lost. */
export interface Fate {
  readonly delayMs: number;
  /** A part of the delay was drawn. */
  readonly jittered: boolean;
  readonly lost: 'scenario:loss' | 'scenario:drop' | 'scenario:cut' | null;
  /** Others may overtake it: why. */
  readonly late: 'scenario:reorder' | null;
  /** The bit that is turned over on the way; null for none. */
  readonly damagedBit: number | null;
  /** How much after it each copy arrives, itself undamaged. */
  readonly copiesAfterMs: readonly number[];
}

const noCopies: readonly number[] = [];
const plainFate = (delayMs: number, lost: Fate['lost']): Fate => ({
  delayMs,
  jittered: false,
  lost,
  late: null,
  damagedBit: null,
  copiesAfterMs: noCopies,
});

/**
 * The network between the two hosts. Each direction draws its losses from a stream of its own, and so does everything
 * else that is drawn: what one fault draws, no other can shift.
 */
export class Link {
  /** Most segments just arrive. */
  private readonly usual: Readonly<Record<HostName, Fate>>;
  private readonly lossy: Readonly<Record<HostName, Random>> | null;
  private readonly jittery: Readonly<Record<HostName, Random>> | null;
  private readonly drops: readonly { readonly rule: Drop; seen: number }[];
  private readonly faults: Faults | null;
  private readonly cuts: readonly Cut[];
  private readonly delayMs: Readonly<Record<HostName, number>>;

  constructor(
    private readonly spec: LinkSpec,
    seed: string,
  ) {
    const { drops = [], loss, jitterMs, faults = [], cuts = [] } = spec;
    const delayMs = { A: spec.delayMs.A, B: spec.delayMs.B };
    this.delayMs = delayMs;
    this.usual = { A: plainFate(delayMs.A, null), B: plainFate(delayMs.B, null) };
    this.drops = drops.map((rule) => ({ rule, seen: 0 }));
    this.cuts = cuts;
    const drawn = loss !== undefined || jitterMs !== undefined || faults.length > 0;
    const random = drawn ? randomFrom(seed) : null;
    this.lossy = loss === undefined ? null : eachWay(random, '');
    this.jittery = jitterMs === undefined ? null : eachWay(random, 'jitter/');
    this.faults = random !== null && faults.length > 0 ? new Faults(faults, random) : null;
  }

  carry(from: HostName, segment: Segment, nowMs = 0): Fate {
    const byChance = this.lossy?.[from].chance(present(this.spec.loss, 'loss')[from]) ?? false;
    const laterMs = this.jitter(from);
    const mishap = this.faults === null ? null : this.faults.strike(from, segment);
    const scripted = this.scripted(from, segment) || mishap?.dropped === true;
    const { delayMs } = this;
    if (this.cuts.length > 0 && this.isCut(from, nowMs)) {
      return plainFate(delayMs[from], 'scenario:cut');
    }
    if (scripted) return plainFate(delayMs[from], 'scenario:drop');
    if (byChance) return plainFate(delayMs[from], 'scenario:loss');
    if (mishap === null && laterMs === 0) return this.usual[from];
    return fateOf(mishap, delayMs[from] + laterMs, laterMs > 0, nowMs);
  }

  /** In whole microseconds, both ends included; drawn for every segment. */
  private jitter(from: HostName): number {
    if (this.jittery === null) return 0;
    const most = present(this.spec.jitterMs, 'jitter')[from];
    return this.jittery[from].int(0, Math.round(most * 1000)) / 1000;
  }

  private isCut(from: HostName, nowMs: number): boolean {
    return this.cuts.some(
      (cut) => cut.from === from && nowMs >= cut.fromMs && nowMs < (cut.untilMs ?? Infinity),
    );
  }

  /** Every rule counts what fits it, whether or not another one drops it. */
  private scripted(from: HostName, segment: Segment): boolean {
    let dropped = false;
    for (const drop of this.drops) {
      const { rule } = drop;
      if (rule.from !== from || !fits(rule, segment)) continue;
      drop.seen += 1;
      if (drop.seen >= rule.nth && drop.seen < rule.nth + (rule.count ?? 1)) dropped = true;
    }
    return dropped;
  }
}

function eachWay(random: Random | null, label: string): Record<HostName, Random> | null {
  return random && { A: random.fork(`${label}A`), B: random.fork(`${label}B`) };
}

function fateOf(mishap: Mishap | null, delayMs: number, jittered: boolean, nowMs: number): Fate {
  if (mishap === null) return { ...plainFate(delayMs, null), jittered };
  const { laterMs, notBeforeMs, damagedBit, copiesAfterMs } = mishap;
  const held = Math.max(delayMs + laterMs, notBeforeMs - nowMs);
  const late = held > delayMs ? 'scenario:reorder' : null;
  return { delayMs: held, jittered, lost: null, late, damagedBit, copiesAfterMs };
}
