import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { duration, paragraphs, text } from '../text';
import { pictureEndsMs } from './cause';
import {
  type Census,
  countsIn,
  labOf,
  madeAtMs,
  mainStates,
  situation,
  sources,
  ssName,
} from './census';

/** For each of the states in question: moments later at which it is, or is no longer, there. */
const waits = { app: [90, 600, 7200], flood: [40, 90], closer: [45, 90] } as const;

/** Only these states are left by a timer, or by nothing but the program. */
const faultFor = {
  app: 'app',
  dead: 'app',
  flood: 'flood',
  slow: 'flood',
  closer: 'closer',
  firewall: 'closer',
} as const;

/** How many connections are still in that state some time later, when nothing new comes. */
export const later: Form<Census> = {
  id: 'later',
  topic: 'time-wait',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    const fault = faultFor[given.fault];
    const census: Census = { ...given, fault };
    const seconds = random.pick<number>(waits[fault]);
    const state = mainStates[fault];
    const read = (view: RunView) => countsIn(view, census).get(state) ?? 0;
    const { real: made } = labOf(census);
    const now = read(made);
    const lab = labOf(census, madeAtMs(census) + seconds * 1000);
    const rows =
      fault === 'app'
        ? (['D17'] as const)
        : fault === 'closer'
          ? (['D24'] as const)
          : (['D39', 'D39-count'] as const);
    const why = text(`generators.f25.later.why.${fault}`, { after: duration(seconds * 1000) });
    const observed = observe(lab, rows, read, [
      nearMiss(now, why),
      nearMiss(0, why),
      nearMiss(Math.floor(now / 2), why),
    ]);
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(made, census),
        text('generators.f25.later.stem', {
          state: ssName(state),
          after: duration(seconds * 1000),
        }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why,
      remember: text('generators.f25.later.remember'),
      reasons: [],
      sources,
      view: made,
      shownUntilMs: null,
      endsAtMs: pictureEndsMs,
    };
  },
};
