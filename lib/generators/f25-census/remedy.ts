import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, type Observed } from '../observe';
import { paragraphs, text } from '../text';
import { pictureEndsMs } from './cause';
import { type Census, labOf, situation, sources, whyText } from './census';

/** What can be done; the last two are settings that do not help where they are believed to. */
type Remedy = 'close' | 'cookies' | 'leave' | 'accept' | 'rule' | 'finTimeout' | 'twReuse';

/** What to do about it: a program to be mended, a setting, or nothing. */
export const remedy: Form<Census> = {
  id: 'remedy',
  topic: 'time-wait',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    // The two faults for which people reach for a setting that does not help.
    const isOpen = ['app', 'flood', 'dead'].includes(given.fault);
    const census: Census = { ...given, fault: isOpen ? 'app' : 'closer' };
    const view = labOf(census).real;
    const code = census.fault === 'app' ? 'D37' : 'D24';
    const others = random.shuffle(['cookies', 'accept', 'rule'] as const);
    const observed: Observed<Remedy> = {
      right: census.fault === 'app' ? 'close' : 'leave',
      wrong: [
        misreading<Remedy>(code, 'finTimeout'),
        census.fault === 'app'
          ? misreading<Remedy>('D37', 'twReuse')
          : nearMiss<Remedy>('close', text('generators.f25.remedy.not.close')),
        ...others.map((each) => nearMiss<Remedy>(each, text('generators.f25.remedy.not.other'))),
      ].filter((each) => each !== null),
    };
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(view, census),
        text(`generators.f25.remedy.stem.${census.fault === 'app' ? 'app' : 'closer'}`),
      ),
      body: choice(observed, (each) => text(`generators.f25.remedy.${each}`), random),
      why: paragraphs(
        whyText(view, census),
        text(`generators.f25.remedy.why.${census.fault === 'app' ? 'app' : 'closer'}`),
      ),
      remember: text('generators.f25.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: pictureEndsMs,
    };
  },
};
