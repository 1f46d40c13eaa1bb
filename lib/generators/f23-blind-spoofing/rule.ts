import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, type Observed } from '../observe';
import { duration, paragraphs, text } from '../text';
import { ackAtMs, counterStep, forgedAtMs, isnRules, labOf, type Spoofing } from './spoofing';

type Rule = (typeof isnRules)[number] | 'random';

/** Which generator makes the numbers that an observer has collected. */
export const rule: Form<Spoofing> = {
  id: 'rule',
  topic: 'handshake',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random }) => {
    const spoofing: Spoofing = {
      ...given,
      gapMs: random.int(4, 20) * 1000,
      others: 2,
      knowsOthers: true,
      alive: false,
    };
    const { real: view } = labOf(spoofing);
    const samples = view.sent.filter(
      ({ from, flags, attempt }) => from === 'B' && flags.join() === 'SYN,ACK' && attempt === 0,
    );
    const [first] = samples;
    if (first === undefined || samples.length !== 4) return null;
    const observed: Observed<Rule> = {
      right: spoofing.rule,
      wrong: [
        misreading<Rule>('D34', 'random'),
        ...isnRules
          .filter((each) => each !== spoofing.rule)
          .map((each) => nearMiss<Rule>(each, text(`generators.f23.rule.not.${each}`))),
      ].filter((each) => each !== null),
    };
    const [one = first, two = first, three = first] = samples.slice(1);
    return {
      preset: null,
      stem: text('generators.f23.rule.stem', {
        isn0: first.seq,
        isn1: one.seq,
        isn2: two.seq,
        isn3: three.seq,
        at1: duration(one.at - first.at),
        at2: duration(two.at - first.at),
        at3: duration(three.at - first.at),
      }),
      body: choice(observed, (each) => text(`generators.f23.rule.option.${each}`), random),
      why: paragraphs(
        text(`generators.f23.rule.why.${spoofing.rule}`, {
          ahead: (one.seq - first.seq + 2 ** 32) % 2 ** 32,
          at: duration(one.at - first.at),
          time: Math.round(((one.at - first.at) * counterStep) / 1000),
          ticks: Math.round((one.at - first.at) * 250),
        }),
      ),
      remember: text('generators.f23.rule.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4.1', 'RFC 6528 §2', 'RFC 6528 §3'],
      view,
      shownUntilMs: null,
      endsAtMs: Math.min(ackAtMs(spoofing), forgedAtMs(spoofing) + spoofing.delayMs),
    };
  },
};
