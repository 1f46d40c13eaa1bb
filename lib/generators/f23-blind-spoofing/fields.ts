import type { Form } from '../family';
import { nearMiss } from '../observe';
import { paragraphs, text } from '../text';
import { wrap } from '../flow';
import { ackAtMs, answerTo, fateOf, labOf, situation, sources, type Spoofing } from './spoofing';

/** The header of the ACK that completes the forged handshake. */
export const fields: Form<Spoofing> = {
  id: 'fields',
  topic: 'handshake',
  levels: [3, 5],
  weight: 2,
  ask: (given) => {
    if (given.rule === 'rfc6528') return null;
    const spoofing: Spoofing = { ...given, knowsOthers: true, alive: false };
    const { issA, issB } = spoofing;
    const { real: view } = labOf(spoofing);
    const answer = answerTo(view, spoofing);
    if (answer === null || fateOf(view, spoofing) !== 'established') return null;
    const right = {
      flags: ['ACK' as const],
      seq: wrap(issA + 1),
      ack: wrap(answer.seq + 1),
    };
    const wrong = [
      nearMiss({ ...right, ack: answer.seq }, text('generators.f23.fields.slips.unadded')),
      nearMiss({ ...right, ack: wrap(issB + 1) }, text('generators.f23.fields.slips.sample')),
      nearMiss({ ...right, seq: issA }, text('generators.slips.synCounts')),
      nearMiss({ ...right, seq: right.ack, ack: right.seq }, text('generators.slips.swapped')),
    ].filter((each) => each !== null);
    return {
      preset: null,
      stem: paragraphs(situation(spoofing, true), text('generators.f23.fields.stem')),
      body: {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack'],
        given: {},
        observed: { right, wrong },
      },
      why: text('generators.f23.fields.why', { isn: answer.seq, ack: right.ack, seq: right.seq }),
      remember: text('generators.f23.remember'),
      reasons: view.reasonFor('B', 'ESTABLISHED'),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: ackAtMs(spoofing) + spoofing.delayMs,
    };
  },
};
