import type { Form } from '../family';
import { misreading, nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { duration, paragraphs, text } from '../text';
import {
  actsAtMs,
  givenUpAt,
  type HalfOpen,
  labOf,
  lastHeardAt,
  type Lesson,
  lessonOf,
  overAt,
  presetOf,
  situation,
  survivorOf,
} from './half-open';

/** How long it takes the end that is left to give the connection up. */
export const detect: Form<HalfOpen> = {
  id: 'detect',
  topic: 'states',
  levels: [2, 5],
  weight: 3,
  ask: (half) => {
    if (half.sequel !== 'probe' && half.sequel !== 'send') return null;
    const lab = labOf(half);
    const view = lab.real;
    const lesson = lessonOf(view, half);
    if (lesson === 'never') return null;
    const from = half.sequel === 'probe' ? lastHeardAt(view, half) : actsAtMs(half);
    const took = (each: RunView): number | null => {
      const at = givenUpAt(each, half);
      return at === null || at < from ? null : (at - from) / 1000;
    };
    const observed = observe(lab, ['D47', 'D27', 'D39', 'D39-count'], took, [
      half.sequel === 'send' ? misreading('D47', 0) : null,
      ...slips(half, lesson),
    ]);
    const survivor = survivorOf(half);
    return {
      preset: presetOf(half),
      stem: paragraphs(
        situation(half),
        text(`generators.f20.detect.stem.${half.sequel}`, { survivor }),
      ),
      body: observed && observed.wrong.length > 1 ? { kind: 'numeric', unit: 's', observed } : null,
      why: text(
        `generators.f20.detect.why.${half.sequel}.${lesson === 'reset' ? 'reset' : 'end'}`,
        {
          survivor,
          loser: half.loser,
          idle: duration(half.idleMs),
          interval: duration(half.intervalMs),
          probes: half.probes,
          retries: half.retries,
          rtt: duration(2 * half.delayMs),
          took: duration((observed?.right ?? 0) * 1000),
          waits: waitsOf(half.retries).join(' + '),
        },
      ),
      remember:
        half.sequel === 'send' && lesson === 'reset'
          ? text('generators.f20.remember')
          : text(`generators.f20.detect.remember.${half.sequel}`),
      reasons: view.reasonFor(survivor, 'CLOSED'),
      sources: half.sequel === 'probe' ? ['RFC 9293 §3.8.4'] : ['RFC 9293 §3.8.3', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: null,
      endsAtMs: overAt(view, half),
    };
  },
};

/** The time-outs of the data, in seconds: from 1 on, doubled, at most 60. */
const waitsOf = (retries: number): number[] =>
  Array.from({ length: retries + 1 }, (_, index) => Math.min(2 ** index, 60));
const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0);

function slips(half: HalfOpen, lesson: Lesson): (Wrong<number> | null)[] {
  const { idleMs, intervalMs, probes, delayMs, retries } = half;
  const seconds = (ms: number, why: ReturnType<typeof text>) => nearMiss(ms / 1000, why);
  const waits = waitsOf(retries);
  if (lesson === 'reset') {
    return [
      seconds(
        half.sequel === 'probe' ? idleMs + probes * intervalMs : sum(waits) * 1000,
        text('generators.f20.detect.slips.silent', { loser: half.loser }),
      ),
      seconds(
        (half.sequel === 'probe' ? idleMs : 0) + delayMs,
        text('generators.f20.detect.slips.oneWay'),
      ),
    ];
  }
  if (half.sequel === 'probe') {
    return [
      seconds(idleMs + (probes - 1) * intervalMs, text('generators.f20.detect.slips.lastProbe')),
      seconds(idleMs, text('generators.f20.detect.slips.oneProbe', { probes })),
      seconds(probes * intervalMs, text('generators.f20.detect.slips.noIdle')),
    ];
  }
  return [
    nearMiss(sum(waits.slice(0, -1)), text('generators.f20.detect.slips.lastWait')),
    nearMiss(
      sum(Array.from({ length: retries + 1 }, (_, index) => 2 ** index)),
      text('generators.f20.detect.slips.noLimit'),
    ),
    nearMiss(sum([...waits, 60]), text('generators.f20.detect.slips.oneMore')),
  ];
}
