import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  arrivedBefore,
  askedAtMs,
  comesAtMs,
  cookiesIn,
  type Flood,
  halfOpenIn,
  labOf,
  roomOf,
  situation,
  sources,
  whyText,
} from './flood';

const things = ['halfOpen', 'cookies'] as const;

/** How much state the flood leaves at B, and how many cookies it draws. */
export const count: Form<Flood> = {
  id: 'count',
  topic: 'states',
  levels: [2, 5],
  weight: 3,
  ask: (flood, { random }) => {
    const { real: whole } = labOf(flood);
    const thing = flood.cookies === 0 ? 'halfOpen' : random.pick(things);
    const lab = labOf(flood, comesAtMs(flood));
    const read = (each: RunView) =>
      thing === 'halfOpen' ? halfOpenIn(each) : cookiesIn(each, flood);
    const room = roomOf(flood);
    // The forged SYNs that are still under way count for nothing yet.
    const arrived = arrivedBefore({ ...flood, comesAfterMs: flood.comesAfterMs - flood.delayMs });
    const rest = Math.max(arrived - room, 0);
    const observed = observe(lab, ['D33'], read, [
      nearMiss(flood.backlog, text('generators.f22.count.exact', { bound: flood.backlog })),
      nearMiss(arrived, text(`generators.f22.count.all.${thing}`)),
      nearMiss(rest, text('generators.f22.count.rest', { room })),
      nearMiss(room, text('generators.f22.count.room', { room })),
      nearMiss(rest + 1, text('generators.f22.count.exact', { bound: flood.backlog })),
      nearMiss(0, text(`generators.f22.count.none.${thing}`)),
    ]);
    return {
      preset: 'linux',
      stem: paragraphs(situation(flood), text(`generators.f22.count.stem.${thing}`)),
      body:
        observed && observed.wrong.length > 1 ? { kind: 'numeric', unit: null, observed } : null,
      why: whyText(whole, flood),
      remember: text(`generators.f22.remember.${flood.cookies === 0 ? 'bare' : 'cookies'}`),
      reasons: [],
      sources,
      view: whole,
      shownUntilMs: null,
      endsAtMs: askedAtMs(flood),
    };
  },
};
