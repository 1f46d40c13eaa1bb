import { never } from '@/lib/kit';
import type { PublicBody, SimplePublicBody } from './kinds';

type Shuffle = <T>(list: readonly T[]) => T[];

/**
 * A body with everything that has no order of its own in another one: options, reasons, steps to be ordered, what is
 * matched. Authors write these in the order in which they think of them, and steps in the right one.
 */
export function shuffledBody(body: PublicBody, shuffle: Shuffle): PublicBody {
  if (body.kind === 'free-text') return body;
  if (body.kind !== 'multi-part') return shuffledSimple(body, shuffle);
  const parts = body.parts.map((part) => ({ ...part, body: shuffledSimple(part.body, shuffle) }));
  return { ...body, parts };
}

function shuffledSimple(body: SimplePublicBody, shuffle: Shuffle): SimplePublicBody {
  switch (body.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return { ...body, options: shuffle(body.options) };
    case 'verdict':
      return { ...body, reasons: shuffle(body.reasons) };
    case 'order':
      return { ...body, steps: shuffle(body.steps) };
    case 'match':
      return { ...body, right: shuffle(body.right) };
    case 'spot-line':
      return { ...body, reasons: body.reasons === null ? null : shuffle(body.reasons) };
    case 'numeric':
    case 'header-fields':
    case 'state-pair':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
      return body;
    default:
      return never(body);
  }
}
