import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { duration, paragraphs, text } from '../text';
import { wrap } from '../flow';
import {
  ackAtMs,
  answerTo,
  counterStep,
  forgedAtMs,
  labOf,
  situation,
  sources,
  type Spoofing,
} from './spoofing';

/** The ISN that B chooses for the forged connection. */
export const predict: Form<Spoofing> = {
  id: 'predict',
  topic: 'handshake',
  levels: [2, 5],
  weight: 3,
  ask: (given) => {
    // A number that nobody can foretell cannot be asked for; who knows of the others can count them.
    if (given.rule === 'rfc6528') return null;
    const spoofing: Spoofing = { ...given, knowsOthers: true };
    const { issB, gapMs, others, rule } = spoofing;
    const lab = labOf(spoofing);
    const view = lab.real;
    const seconds = gapMs / 1000;
    const counted = rule === 'counter';
    const observed = observe(lab, ['D34'], (each) => answerTo(each, spoofing)?.seq ?? null, [
      nearMiss(
        wrap(issB + (counted ? counterStep * seconds : counterStep * (seconds + 1 + others))),
        text(`generators.f23.predict.${counted ? 'noConnections' : 'otherRule'}`),
      ),
      nearMiss(
        wrap(issB + (counted ? counterStep * (1 + others) : gapMs)),
        text(`generators.f23.predict.${counted ? 'noTime' : 'milliseconds'}`),
      ),
      counted && others > 0
        ? nearMiss(wrap(issB + counterStep * (seconds + 1)), text('generators.f23.predict.others'))
        : null,
      nearMiss(issB, text('generators.f23.predict.same')),
      nearMiss(wrap(issB + 1), text('generators.f23.predict.next')),
    ]);
    return {
      preset: null,
      stem: paragraphs(situation(spoofing, true), text('generators.f23.predict.stem')),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text(`generators.f23.predict.why.${counted ? 'counter' : 'clock'}`, {
        isn: issB,
        gap: duration(gapMs),
        time: counted ? counterStep * seconds : gapMs * 250,
        connections: 1 + others,
        steps: counterStep * (1 + others),
        next: observed?.right ?? 0,
      }),
      remember: text('generators.f23.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: Math.max(forgedAtMs(spoofing) + spoofing.delayMs, ackAtMs(spoofing)),
    };
  },
};
