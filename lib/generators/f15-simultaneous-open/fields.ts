import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import {
  doneAt,
  isCrossed,
  labOf,
  type Opening,
  presetAsked,
  rememberText,
  situation,
  sources,
} from './opening';

/** Fill in the header of an end's SYN,ACK. */
export const fields: Form<Opening> = {
  id: 'fields',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (opening, { random }) => {
    const host = random.pick(hostNames);
    const other = otherHost(host);
    const lab = labOf(opening);
    const view = lab.real;
    const asked = view.find(host, ['SYN', 'ACK']);
    if (asked === null || !isCrossed(opening)) return null;
    const syn = view.find(host, ['SYN']);
    const read = (each: RunView): Fields | null => {
      const sent = each.sent.find(({ from, at }) => from === host && at === asked.at);
      return sent === undefined ? null : fieldsOf(sent);
    };
    const right = fieldsOf(asked);
    const observed = observe(lab, ['D11'], read, [
      nearMiss({ ...right, seq: (asked.seq + 1) % 2 ** 32 }, text('generators.f15.next.sameSyn')),
      nearMiss(
        { ...right, ack: view.find(other, ['SYN'])?.seq ?? 0 },
        text('generators.slips.synCounts'),
      ),
      nearMiss({ ...right, seq: asked.ack, ack: syn?.seq ?? 0 }, text('generators.slips.swapped')),
    ]);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(
        situation(opening, true),
        text('generators.f15.fields.stem', { host, other }),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: text('generators.f15.fields.why', {
        host,
        other,
        seq: asked.seq,
        ack: asked.ack ?? 0,
      }),
      remember: rememberText(opening),
      reasons: view.reasonOf(asked),
      sources,
      view,
      shownUntilMs: Math.min(asked.at - 1, view.sent[1]?.at ?? 0),
      endsAtMs: doneAt(view),
    };
  },
};
