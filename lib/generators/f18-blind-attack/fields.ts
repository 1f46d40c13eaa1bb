import type { Fields } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, hitLab, incomingOf, reasonsOfHit, replyOf, victimOf } from '../hit';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { paragraphs, text } from '../text';
import { aimed, type Blind, lineOf, ruleText, situation, sources } from './blind';

/** Fill in the header of the answer: a challenge ACK, or an acknowledgment. */
export const fields: Form<Blind> = {
  id: 'fields',
  topic: 'states',
  levels: [2, 5],
  ask: (given) => {
    const hit = aimed(given);
    const lab = hitLab(hit);
    const view = lab.real;
    const reply = replyOf(view, hit);
    if (reply === null) return null;
    const right = fieldsOf(reply);
    const { seq } = incomingOf(view, hit);
    const read = (each: RunView): Fields | null => {
      const sent = replyOf(each, hit);
      return sent && fieldsOf(sent);
    };
    const observed = observe(lab, ['D06'], read, [
      hit.octets > 1 && hit.weapon === 'data'
        ? misreading('D04', { ...right, ack: (seq + 1) % 2 ** 32 })
        : nearMiss({ ...right, ack: (seq + 1) % 2 ** 32 }, text('generators.f18.fields.notTaken')),
      nearMiss({ ...right, seq }, text('generators.slips.ownNumbers')),
      nearMiss({ ...right, flags: ['RST'], ack: null }, text('generators.hit.slips.reset')),
    ]);
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        text('generators.f18.forged', { host: victimOf(hit), segment: lineOf(view, hit) }),
        text('generators.f18.fields.stem', { host: victimOf(hit) }),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: ruleText(hit),
      remember: text(`generators.f18.remember.${hit.weapon}`),
      reasons: reasonsOfHit(view, hit),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) + hit.delayMs,
    };
  },
};
