import type { Fields } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, type Hit, hitLab, incomingOf, reasonsOfHit, replyOf, victimOf } from '../hit';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import { fieldsOf } from '../segment-text';
import { paragraphs, text } from '../text';
import { arrival, beliefsIn, met, ruleText, situation, sourcesIn } from './odd';
import { orderIn } from './outcome';

/** Fill in the header of the answer. */
export const fields: Form<Hit> = {
  id: 'fields',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (given, draw) => {
    const hit = met(given, draw);
    const lab = hitLab(hit);
    const view = lab.real;
    const reply = replyOf(view, hit);
    if (reply === null) return null;
    const read = (each: RunView): Fields | null => {
      const sent = replyOf(each, hit);
      return sent && fieldsOf(sent);
    };
    const observed = observe(lab, beliefsIn(hit.state), read, slips(view, hit, reply));
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        arrival(view, hit),
        text('generators.f17.fields.stem', { host: victimOf(hit) }),
      ),
      body:
        observed && observed.wrong.length > 0
          ? { kind: 'header-fields', asked: ['flags', 'seq', 'ack', 'len'], given: {}, observed }
          : null,
      why: ruleText(view, hit),
      remember: text(`generators.f17.remember.${orderIn(hit)}`),
      reasons: reasonsOfHit(view, hit),
      sources: sourcesIn(hit.state),
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) + hit.delayMs,
    };
  },
};

/** What the segment occupies is miscounted, or a number of the other direction is put in. */
function slips(view: RunView, hit: Hit, reply: Sent): (Wrong<Fields> | null)[] {
  const right = fieldsOf(reply);
  const { seq, ack } = incomingOf(view, hit);
  const [shot] = hit.shots;
  const reset = reply.flags.includes('RST');
  const known = hit.state === 'ESTABLISHED' || hit.state === 'TIME-WAIT';
  const finToo = !reset && !known && shot?.flags.includes('FIN') === true;
  return [
    reset && reply.ack !== null
      ? nearMiss({ ...right, ack: seq }, text('generators.f17.fields.occupies'))
      : null,
    reset && reply.ack !== null && (shot?.len ?? 0) > 0
      ? nearMiss(
          { ...right, ack: (seq + (shot?.len ?? 0)) % 2 ** 32 },
          text('generators.f17.fields.occupies'),
        )
      : null,
    reset && ack !== null ? nearMiss({ ...right, seq }, text('generators.slips.ownNumbers')) : null,
    finToo && reply.ack !== null
      ? nearMiss(
          { ...right, ack: otherAck(reply.ack, seq) },
          text(
            `generators.f17.fields.${reply.ack === (seq + 1) % 2 ** 32 ? 'finNotYet' : 'finToo'}`,
          ),
        )
      : null,
    known
      ? nearMiss({ ...right, ack: (seq + 1) % 2 ** 32 }, text('generators.f17.fields.notTaken'))
      : null,
    known ? nearMiss({ ...right, seq }, text('generators.slips.ownNumbers')) : null,
  ];
}

/** With the FIN counted where it is not, or not where it is. */
const otherAck = (ack: number, seq: number): number =>
  (seq + (ack === (seq + 1) % 2 ** 32 ? 2 : 1)) % 2 ** 32;
