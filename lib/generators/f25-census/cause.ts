import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, type Observed } from '../observe';
import { paragraphs, text } from '../text';
import {
  type Census,
  type Fault,
  faults,
  hostOf,
  labOf,
  situation,
  sources,
  whyText,
} from './census';

/** What explains the table, and on which side. */
export const cause: Form<Census> = {
  id: 'cause',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (census, { random, difficulty }) => {
    const view = labOf(census).real;
    const host = hostOf(census);
    const others = faults.filter((each) => each !== census.fault);
    // What happens to the same kind of host is harder to tell apart.
    const near = random.shuffle(others.filter((each) => hostOf({ fault: each }) === host));
    const far = random.shuffle(others.filter((each) => hostOf({ fault: each }) !== host));
    const chosen = difficulty <= 2 ? [...far, ...near] : [...near, ...far];
    const observed: Observed<Fault> = {
      right: census.fault,
      wrong: chosen
        .map((each) => nearMiss(each, text(`generators.f25.shows.${each}`)))
        .filter((each) => each !== null),
    };
    return {
      preset: 'linux',
      stem: paragraphs(situation(view, census), text('generators.f25.cause.stem')),
      body: choice(observed, (each) => text(`generators.f25.cause.${each}`), random, false),
      why: whyText(view, census),
      remember: text('generators.f25.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: pictureEndsMs,
    };
  },
};

/** One connection is enough of a picture. */
export const pictureEndsMs = 1200;
