import type { LadderView } from '@/lib/sim';
import { fill } from '../ui/fill';
import { hostNames, statesToDraw } from './ladder-instants';
import type { LadderTexts } from './ladder-texts';
import { describeSegment } from './segment-details';
import { milliseconds, segmentLabel, type SequenceBase } from './segment-label';

/** The same run as sentences in the order of time. */
export function ladderSentences(
  view: LadderView,
  texts: LadderTexts,
  base: SequenceBase = null,
): string[] {
  const told: { readonly at: number; readonly text: string }[] = [
    ...view.marks.map((mark) => ({
      at: mark.at,
      text: fill(texts.mark, {
        at: milliseconds(mark.at),
        host: mark.host,
        name: mark.kind === 'timer' ? (texts.timers[mark.name] ?? mark.name) : mark.name,
      }),
    })),
    ...hostNames.flatMap((host) =>
      statesToDraw(view, host).map((state) => ({
        at: state.from,
        text: fill(state.until === null ? texts.stateStays : texts.stateFor, {
          at: milliseconds(state.from),
          host,
          state: state.state,
          lasts: milliseconds((state.until ?? state.from) - state.from),
        }),
      })),
    ),
    ...view.segments.map((segment) => ({
      at: segment.sentAt,
      text: describeSegment(segment, segmentLabel(segment, base), texts),
    })),
  ];
  return told.sort((one, another) => one.at - another.at).map(({ text }) => text);
}
