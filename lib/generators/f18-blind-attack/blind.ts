import type { Random } from '@/lib/kit';
import type { FlagName } from '@/lib/tcp';
import {
  arrivesAtMs,
  type Hit,
  hitLab,
  incomingOf,
  type Shot,
  shotLine,
  standing,
  victimOf,
} from '../hit';
import type { RunView } from '../run-view';
import { tcbAt } from '../tcb-at';
import { sentences, text, type Text } from '../text';

/** What the attacker sends: a RST, a SYN, or text of his own. */
export const weapons = ['rst', 'syn', 'data'] as const;
export type Weapon = (typeof weapons)[number];
/** Where its sequence number lies against the receive window. */
export const aims = ['exact', 'next', 'inside', 'last', 'edge', 'beyond', 'before'] as const;
export type Aim = (typeof aims)[number];

/** An attacker who knows addresses and ports but sees no segment. `shots` of the hit are drawn by the forms. */
export interface Blind extends Hit {
  readonly weapon: Weapon;
  readonly aim: Aim;
  /** How far inside or outside, for the aims that leave it open. */
  readonly by: number;
  /** Octets of forged text. */
  readonly octets: number;
  /** The ACK number of forged text: right, or of octets that were never sent. */
  readonly ackAhead: boolean;
}

const flagsOf: Readonly<Record<Weapon, readonly FlagName[]>> = {
  rst: ['RST'],
  syn: ['SYN'],
  data: ['ACK'],
};

/** SEG.SEQ less RCV.NXT. */
export function offsetOf({ aim, by, buffer, weapon, octets }: Blind): number {
  switch (aim) {
    case 'exact':
      return 0;
    case 'next':
      return 1;
    case 'inside':
      return by;
    case 'last':
      return buffer - 1;
    case 'edge':
      return buffer;
    case 'beyond':
      return buffer + by;
    case 'before':
      return -by - (weapon === 'data' ? octets : 1);
  }
}

export const shotOf = (blind: Blind): Shot => ({
  flags: flagsOf[blind.weapon],
  seq: offsetOf(blind),
  ack: blind.ackAhead ? 100 + blind.by : 0,
  len: blind.weapon === 'data' ? blind.octets : 0,
});

export const aimed = (blind: Blind): Blind => ({ ...blind, shots: [shotOf(blind)] });

export const lineOf = (view: RunView, hit: Hit, index = 0): string => {
  const shot = hit.shots[index];
  return shot === undefined ? '' : shotLine(shot, incomingOf(view, hit, index));
};

export const situation = (view: RunView, hit: Hit): Text =>
  sentences(text(`generators.preset.${hit.preset}`), standing(view, hit));

/** The rule that decides, with its numbers. */
export function ruleText(blind: Blind): Text {
  const view = hitLab(blind).real;
  const tcb = tcbAt(view, victimOf(blind), arrivesAtMs(blind) - 1);
  const rcvNxt = tcb?.rcvNxt ?? 0;
  return text(`generators.f18.rule.${ruleOf(blind)}`, {
    host: victimOf(blind),
    preset: blind.preset,
    seq: incomingOf(view, blind).seq,
    rcvNxt,
    last: (rcvNxt + blind.buffer - 1) % 2 ** 32,
    edge: (rcvNxt + blind.buffer) % 2 ** 32,
    octets: blind.octets,
  });
}

function ruleOf(blind: Blind) {
  const { weapon, aim, buffer, octets, ackAhead, preset } = blind;
  const at = offsetOf(blind);
  const edge = aim === 'edge' && preset === 'linux' && weapon === 'rst';
  const outside = at < 0 || at >= buffer;
  if (edge) return 'rstLinuxEdge';
  if (weapon === 'syn') return outside ? 'synOutside' : 'syn';
  if (weapon === 'rst') return outside ? 'rstOutside' : at === 0 ? 'rstExact' : 'rstInWindow';
  if (at + octets <= 0 || outside) return 'dataOutside';
  if (ackAhead) return preset === 'linux' ? 'dataAckSilent' : 'dataAck';
  return at === 0 ? 'dataExact' : 'dataKept';
}

/** A number of octets that fits into any of the windows. */
export const drawBy = (random: Random): number => random.int(2, 39) * 10;

export const sources = ['RFC 9293 §3.10.7.4', 'RFC 5961 §3', 'RFC 5961 §4'];
