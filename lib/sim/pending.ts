import type { Output } from '@/lib/tcp';
import type { ScenarioBecauseId } from './because';
import type { Connection } from './connection';
import type { Host } from './host';
import type { Fate } from './link';
import type { Sending } from './recorder';

/** What the clock has in store. */
export type Pending<Deed> =
  | {
      readonly kind: 'arrival';
      readonly to: Host;
      readonly id: number;
      readonly sent: Sending;
      readonly journey: Journey;
    }
  | {
      readonly kind: 'learns';
      readonly who: Host;
      readonly sent: Sending;
      readonly mine: boolean;
    }
  | {
      readonly kind: 'timer';
      readonly connection: Connection;
      readonly timer: Extract<Output, { kind: 'timer' }>['timer'];
      readonly dueAt: number;
    }
  | { readonly kind: 'deed'; readonly deed: Deed };

/** What happened to a segment on its way. */
export interface Journey {
  readonly because: ScenarioBecauseId;
  readonly damagedBit: number | null;
}

export const undisturbed: Journey = { because: 'scenario:arrival', damagedBit: null };
export const duplicated: Journey = { because: 'scenario:duplicate', damagedBit: null };

/** Ranks of the same instant: see Clock. */
export const rank = { arrival: 0, learns: 0, timer: 1, deed: 2 } as const;

/** How the network carried a segment. */
export const journeyOf = ({ late, damagedBit }: Fate): Journey =>
  late === null && damagedBit === null
    ? undisturbed
    : { because: late ?? 'scenario:arrival', damagedBit };
