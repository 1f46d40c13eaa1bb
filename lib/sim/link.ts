import { present, randomFrom, type Random } from '@/lib/kit';
import { ctlOf, PSH, type FlagName, type Segment } from '@/lib/tcp';
import type { Drop, LinkSpec } from './scenario';
import type { HostName } from './trace';

/** What becomes of a segment: how long it is under way, or why it is lost. */
export interface Fate {
  readonly delayMs: number;
  readonly lost: 'scenario:loss' | 'scenario:drop' | null;
}

/** Whether a segment has exactly these flags, PSH left aside: it says nothing about the exchange. */
export const flagsFit = (segment: Segment, flags: readonly FlagName[]): boolean =>
  (segment.ctl & ~PSH) === (ctlOf(flags) & ~PSH);

/** The network between the two hosts. Each direction draws its losses from a stream of its own. */
export class Link {
  private readonly streams: Readonly<Record<HostName, Random>> | null;
  private readonly drops: readonly { readonly rule: Drop; seen: number }[];

  constructor(
    private readonly spec: LinkSpec,
    seed: string,
  ) {
    this.drops = (spec.drops ?? []).map((rule) => ({ rule, seen: 0 }));
    const random = spec.loss === undefined ? null : randomFrom(seed);
    this.streams = random && { A: random.fork('A'), B: random.fork('B') };
  }

  carry(from: HostName, segment: Segment): Fate {
    const delayMs = this.spec.delayMs[from];
    const byChance = this.streams?.[from].chance(present(this.spec.loss, 'loss')[from]) ?? false;
    if (this.scripted(from, segment)) return { delayMs, lost: 'scenario:drop' };
    return { delayMs, lost: byChance ? 'scenario:loss' : null };
  }

  /** Every rule counts what fits it, whether or not another one drops it. */
  private scripted(from: HostName, segment: Segment): boolean {
    let dropped = false;
    for (const drop of this.drops) {
      const { rule } = drop;
      if (!fits(rule, from, segment)) continue;
      drop.seen += 1;
      if (drop.seen >= rule.nth && drop.seen < rule.nth + (rule.count ?? 1)) dropped = true;
    }
    return dropped;
  }
}

function fits(rule: Drop, from: HostName, segment: Segment): boolean {
  if (rule.from !== from) return false;
  if (rule.flags !== undefined && !flagsFit(segment, rule.flags)) return false;
  return rule.text === undefined || rule.text === segment.len > 0;
}
