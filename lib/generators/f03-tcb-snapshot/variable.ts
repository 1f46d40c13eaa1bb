import type { Form } from '../family';
import { type Flow, isPlayable, labOf, situation, wrap } from '../flow';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting, otherHost } from '../setting';
import { paragraphs, sentences, text } from '../text';
import { flowMoments, openingMoments, pickMoment, variableAt, variables } from './moment';

/** One variable of one TCB at one moment. */
export const variable: Form<Flow> = {
  id: 'variable',
  topic: 'handshake',
  levels: [1, 4],
  weight: 3,
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow)) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const opening = difficulty === 1 || (difficulty === 2 && random.chance(0.4));
    const moments = opening ? openingMoments(view) : flowMoments(view, flow);
    const moment = pickMoment(view, moments, random);
    const name = random.pick(variables);
    if (moment === null) return null;
    const { host, at } = moment;
    const read = (each: RunView) => variableAt(each, host, at, name);
    const right = read(view);
    if (right === null) return null;
    const after = view.trace.find((event) => event.host === host && event.at > at)?.at ?? at;
    const observed = observe(lab, [], read, [
      name === 'SND.UNA' ? misreading('D07', wrap(right - 1)) : null,
      nearMiss(
        name === 'SND.UNA'
          ? variableAt(view, host, at, 'SND.NXT')
          : name === 'SND.NXT'
            ? variableAt(view, host, at, 'SND.UNA')
            : null,
        text(`generators.f03.slips.${name === 'SND.UNA' ? 'isNext' : 'isOldest'}`),
      ),
      nearMiss(variableAt(view, host, at - 1, name), text('generators.slips.before')),
      nearMiss(variableAt(view, host, after, name), text('generators.slips.after')),
      name === 'SND.UNA' ? null : nearMiss(wrap(right - 1), text('generators.f03.slips.last')),
      nearMiss(variableAt(view, otherHost(host), at, name), text('generators.slips.otherEnd')),
    ]);
    const setting = opening
      ? sentences(numberedSetting(flow), text('generators.f03.noLoss'))
      : situation(flow, view, difficulty <= 3);
    return {
      preset: null,
      stem: paragraphs(
        setting,
        sentences(moment.told, text('generators.f03.variable.stem', { host, name })),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text(`generators.f03.variable.${keyOf[name]}`, { host, value: right }),
      remember: text('generators.f03.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.3.1', 'RFC 9293 §3.4'],
      view,
      shownUntilMs: null,
      endsAtMs: at,
    };
  },
};

const keyOf = { 'SND.UNA': 'sndUna', 'SND.NXT': 'sndNxt', 'RCV.NXT': 'rcvNxt' } as const;
