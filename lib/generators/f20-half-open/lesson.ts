import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { paragraphs, text } from '../text';
import {
  type HalfOpen,
  labOf,
  type Lesson,
  lessonOf,
  lessons,
  lostAtMs,
  overAt,
  presetOf,
  situation,
  survivorOf,
} from './half-open';

/** How the end that is left comes to know that its peer is gone, if it does. */
export const lesson: Form<HalfOpen> = {
  id: 'lesson',
  topic: 'states',
  levels: [1, 3],
  weight: 2,
  ask: (half, { random }) => {
    if (half.sequel === 'reopen') return null;
    const lab = labOf(half);
    const view = lab.real;
    const survivor = survivorOf(half);
    const right = lessonOf(view, half);
    const others = random.shuffle(lessons.filter((each) => each !== 'at-once'));
    const observed = observe(
      lab,
      ['D47', 'D27'],
      (each) => lessonOf(each, half),
      others.map((each) => nearMiss<Lesson>(each, whyText(half, right))),
    );
    return {
      preset: presetOf(half),
      stem: paragraphs(situation(half), text('generators.f20.lesson.stem', { survivor })),
      body: choice(observed, (each) => lessonText(each, half), random),
      why: whyText(half, right),
      remember: text('generators.f20.remember'),
      reasons: view.reasonFor(survivor, 'CLOSED'),
      sources: ['RFC 9293 §3.5.1'],
      view,
      shownUntilMs: null,
      endsAtMs: right === 'never' ? lostAtMs(half) + 60_000 : overAt(view, half),
    };
  },
};

export const lessonText = (each: Lesson, half: HalfOpen): Text =>
  text(`generators.f20.lesson.${keyOf(each)}`, { survivor: survivorOf(half) });

/** Why it comes to know it so. */
export const whyText = (half: HalfOpen, right: Lesson): Text =>
  text(`generators.f20.why.${keyOf(right)}`, {
    cause: half.cause,
    sequel: half.sequel,
    loser: half.loser,
    survivor: survivorOf(half),
  });

type Text = ReturnType<typeof text>;
const keyOf = (each: Lesson) => (each === 'at-once' ? 'atOnce' : each);
