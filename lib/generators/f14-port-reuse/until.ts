import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { duration, paragraphs, text } from '../text';
import {
  arrivesAtMs,
  behaviourOf,
  isOver,
  labOf,
  type Late,
  leavesAtMs,
  reasonText,
  situation,
  sources,
  waitsAtMs,
} from './late';

/** How long the end that waits is in TIME-WAIT in all. */
export const until: Form<Late> = {
  id: 'until',
  topic: '2msl',
  levels: [2, 5],
  weight: 2,
  ask: (late) => {
    if (isOver(late)) return null;
    const { closer } = late;
    const lab = labOf(late, { toTheEnd: true });
    const view = lab.real;
    const begins = waitsAtMs(late);
    const read = (each: RunView): number | null => {
      const end = each.leavesAt(closer, 'TIME-WAIT');
      return end === null ? null : end - begins;
    };
    const { timeWaitMs } = behaviourOf(late);
    const arrived = arrivesAtMs(late) - begins;
    const all = read(view) ?? 0;
    // tcp_fin_timeout is Linux's.
    const rows =
      late.preset === 'linux' ? (['D22', 'D24', 'D45'] as const) : (['D22', 'D45'] as const);
    const observed = observe(lab, rows, read, [
      nearMiss(arrived + 2 * late.delayMs, text('generators.f14.until.killed')),
      nearMiss(timeWaitMs, text('generators.f14.until.notTouched')),
      nearMiss(arrived + timeWaitMs, text('generators.f14.until.restarted')),
      nearMiss(arrived, text('generators.f14.until.ended')),
    ]);
    return {
      preset: late.preset,
      stem: paragraphs(situation(late), text('generators.f14.until.stem', { closer })),
      body: observed && { kind: 'numeric', unit: 'ms', observed },
      why: paragraphs(
        text('generators.f14.until.why', {
          length: duration(timeWaitMs),
          all: duration(all),
          case: endOf(late, all),
          closer,
          other: otherHost(closer),
        }),
        reasonText(late),
      ),
      remember: text('generators.f14.until.remember'),
      reasons: view.reasonFor(closer, 'CLOSED'),
      sources,
      view,
      shownUntilMs: leavesAtMs(late),
      endsAtMs: begins + Math.max(all, arrived),
    };
  },
};

/** What the late segment does to the time, in the end. */
function endOf(late: Late, allMs: number): 'untouched' | 'ended' | 'killed' | 'restarted' {
  const arrived = arrivesAtMs(late) - waitsAtMs(late);
  if (allMs === behaviourOf(late).timeWaitMs) return 'untouched';
  if (allMs === arrived) return 'ended';
  return allMs === arrived + 2 * late.delayMs ? 'killed' : 'restarted';
}
