import type { Form } from '../family';
import { type Flow, isAhead, isPlayable, labOf, situation } from '../flow';
import { Lab, misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { tcbAt } from '../tcb-at';
import { paragraphs, sentences, text } from '../text';
import { answerMoments, pickMoment } from './moment';

/** How much is sent and not acknowledged. */
export const flight: Form<Flow> = {
  id: 'flight',
  topic: 'handshake',
  levels: [2, 4],
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow) || flow.lengths.length < 3) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const host = flow.sender;
    const moment = pickMoment(view, answerMoments(view, flow), random);
    if (moment === null) return null;
    const { at } = moment;
    const read = (each: RunView, time = at): number | null => {
      const tcb = tcbAt(each, host, time);
      return tcb && (tcb.sndNxt - tcb.sndUna) >>> 0;
    };
    const right = read(view);
    const all = flow.lengths.reduce((sum, octets) => sum + octets, 0);
    // Nothing under way tells nobody apart.
    if (right === null || right === 0) return null;
    const observed = observe(lab, [], read, [
      misreading('D07', right + 1),
      nearMiss(read(view, at - 1), text('generators.slips.before')),
      nearMiss(all, text('generators.f03.flight.all')),
      flow.fin && isFinOut(view, flow, at)
        ? nearMiss(right - 1, text('generators.f03.flight.fin'))
        : null,
    ]);
    return {
      preset: null,
      stem: paragraphs(
        situation(flow, view, difficulty <= 3),
        sentences(moment.told, text('generators.f03.flight.stem', { host })),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f03.flight.why', {
        host,
        una: tcbAt(view, host, at)?.sndUna ?? 0,
        nxt: tcbAt(view, host, at)?.sndNxt ?? 0,
        count: right,
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

const isFinOut = (view: RunView, { sender }: Flow, at: number): boolean =>
  view.sent.some((sent) => sent.from === sender && sent.flags.includes('FIN') && sent.at <= at);

/** How many segments wait on the retransmission queue. */
export const queue: Form<Flow> = {
  id: 'queue',
  topic: 'handshake',
  levels: [2, 5],
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow) || flow.lengths.length < 3) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const host = flow.sender;
    const moment = pickMoment(view, answerMoments(view, flow), random);
    if (moment === null) return null;
    const { at } = moment;
    const read = (each: RunView, time = at) => tcbAt(each, host, time)?.outstanding ?? null;
    const right = read(view);
    if (right === null || right === 0) return null;
    const una = tcbAt(view, host, at)?.sndUna ?? 0;
    const passed = view.sent.filter(
      (sent) => sent.from === host && sent.at <= at && sent.attempt === 0 && isAhead(sent.seq, una),
    ).length;
    const observed = observe(lab, [], read, [
      misreading('D08', passed),
      nearMiss(read(view, at - 1), text('generators.slips.before')),
      nearMiss(right + 1, text('generators.f03.queue.oneMore')),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        situation(flow, view, difficulty <= 3),
        sentences(moment.told, text('generators.f03.queue.stem', { host })),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f03.queue.why', { host, una, count: right, other: otherHost(host) }),
      remember: text('generators.f03.queue.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.8.1'],
      view,
      shownUntilMs: null,
      endsAtMs: at,
    };
  },
};

/** How much may still be sent. */
export const usable: Form<Flow> = {
  id: 'usable',
  topic: 'handshake',
  levels: [3, 5],
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow) || flow.lengths.length < 3 || flow.fin) return null;
    const window = 9000 + random.int(0, 22) * 500;
    const plain = labOf(flow);
    const receiver = otherHost(flow.sender);
    const lab = new Lab(plain.behaviour, (behaviour) => {
      const scenario = plain.scenario(behaviour);
      const host = { ...scenario.hosts[receiver], rcvBuffer: window };
      return { ...scenario, hosts: { ...scenario.hosts, [receiver]: host } };
    });
    const view = lab.real;
    const host = flow.sender;
    const moment = pickMoment(view, answerMoments(view, flow), random);
    if (moment === null) return null;
    const { at } = moment;
    const read = (each: RunView): number | null => {
      const tcb = tcbAt(each, host, at);
      return tcb && tcb.sndWnd - ((tcb.sndNxt - tcb.sndUna) >>> 0);
    };
    const right = read(view);
    if (right === null || right === window) return null;
    const sent = flow.lengths.reduce((sum, octets) => sum + octets, 0);
    const observed = observe(lab, [], read, [
      misreading('D02', 1460),
      nearMiss(window, text('generators.f03.usable.window')),
      nearMiss(window - sent, text('generators.f03.usable.all')),
      nearMiss(window - right, text('generators.f03.usable.flight')),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        sentences(
          situation(flow, view, difficulty <= 3),
          text('generators.f03.usable.window1', { receiver, window }),
        ),
        sentences(moment.told, text('generators.f03.usable.stem', { host })),
      ),
      body: observed && { kind: 'numeric', unit: text('generators.f01.octets'), observed },
      why: text('generators.f03.usable.why', {
        host,
        window,
        una: tcbAt(view, host, at)?.sndUna ?? 0,
        flight: window - right,
        left: right,
      }),
      remember: text('generators.f03.usable.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.8.6.2.1'],
      view,
      shownUntilMs: null,
      endsAtMs: at,
    };
  },
};
