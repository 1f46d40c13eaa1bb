import type { HostName } from '@/lib/sim';
import { choice } from '../body';
import type { Form } from '../family';
import { type Flow, isPlayable, labOf, situation, wrap } from '../flow';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting, otherHost } from '../setting';
import { listOf, paragraphs, sentences, text, type Text } from '../text';
import { flowMoments, openingMoments, pickMoment, type Values, valuesAt } from './moment';

/** The three variables together. */
export const triple: Form<Flow> = {
  id: 'triple',
  topic: 'handshake',
  levels: [1, 5],
  weight: 2,
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow)) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const opening = difficulty === 1 || (difficulty === 2 && random.chance(0.4));
    const moments = opening ? openingMoments(view) : flowMoments(view, flow);
    const moment = pickMoment(view, moments, random);
    if (moment === null) return null;
    const { host, at } = moment;
    const read = (each: RunView) => valuesAt(each, host, at);
    const observed = observe(lab, [], read, slips(view, host, at));
    const setting = opening
      ? sentences(numberedSetting(flow), text('generators.f03.noLoss'))
      : situation(flow, view, difficulty <= 3);
    return {
      preset: null,
      stem: paragraphs(
        setting,
        sentences(moment.told, text('generators.f03.triple.stem', { host })),
      ),
      body: choice(observed, show, random),
      why: text('generators.f03.triple.why', {
        host,
        una: read(view)?.['SND.UNA'] ?? 0,
        nxt: read(view)?.['SND.NXT'] ?? 0,
        rcv: read(view)?.['RCV.NXT'] ?? 0,
      }),
      remember: text('generators.f03.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.3.1', 'RFC 9293 §3.4'],
      view,
      shownUntilMs: null,
      endsAtMs: at,
    };
  },
};

const show = (values: Values): Text =>
  listOf(
    (['SND.UNA', 'SND.NXT', 'RCV.NXT'] as const).map((name) => `\`${name} = ${values[name]}\``),
  );

/** One of the three off, or all of them of another moment. */
function slips(view: RunView, host: HostName, at: number) {
  const right = valuesAt(view, host, at);
  if (right === null) return [];
  const una = right['SND.UNA'];
  const off = (changed: Partial<Values>): Values => ({ ...right, ...changed });
  const after = view.trace.find((event) => event.host === host && event.at > at)?.at ?? at;
  return [
    misreading('D07', off({ 'SND.UNA': wrap(una - 1) })),
    nearMiss(valuesAt(view, host, at - 1), text('generators.slips.before')),
    nearMiss(valuesAt(view, host, after), text('generators.slips.after')),
    nearMiss(off({ 'RCV.NXT': wrap(right['RCV.NXT'] - 1) }), text('generators.f03.slips.last')),
    nearMiss(valuesAt(view, otherHost(host), at), text('generators.slips.otherEnd')),
  ];
}
