import { assert } from '@/lib/kit';
import { paragraphs, text, type Text } from '../text';
import { type Arriving, type Fate, type Meeting, windowOf } from './arriving';

/** The case of RFC 9293 §3.10.7.4 Table 6 that decides, with the numbers in it, and what follows. */
export function whyOf(arriving: Arriving, { seq, len, before }: Meeting, fate: Fate): Text {
  const window = windowOf(arriving);
  const next = before.rcvNxt ?? 0;
  const end = (seq + Math.max(len, 1) - 1) % 2 ** 32;
  const rule = window === 0 ? (len === 0 ? 'bothZero' : 'noWindow') : len === 0 ? 'noText' : 'text';
  return paragraphs(
    text(`generators.f04.rule.${rule}`, {
      seq,
      end,
      next,
      last: (next + window - 1 + 2 ** 32) % 2 ** 32,
      edge: (next + window) % 2 ** 32,
    }),
    text(`generators.f04.follows.${met(fate.verdict)}`, { ack: fate.ack ?? 0, next }),
  );
}

/** The verdicts that a run can show; the others are only slips. */
function met(verdict: Fate['verdict']): Exclude<Fate['verdict'], 'silent' | 'reset'> {
  assert(verdict !== 'silent' && verdict !== 'reset', 'a verdict of a run');
  return verdict;
}
