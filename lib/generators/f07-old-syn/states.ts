import { present } from '@/lib/kit';
import type { Form, Question } from '../family';
import { type Lab, misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import {
  exchangeOf,
  isBogus,
  labOf,
  type OldSyn,
  settledAtMs,
  situation,
  twoWayLabOf,
} from './old-syn';

/** The states of both ends when A's answer has arrived, or would have. */
export const states: Form<OldSyn> = {
  id: 'states',
  topic: 'why-three',
  levels: [2, 5],
  weight: 2,
  ask: (old, { random }) => {
    if (!isBogus(old)) return null;
    const lab = labOf(old);
    const view = lab.real;
    const { reply } = exchangeOf(view);
    const moments = [
      { at: reply.at, told: text('generators.f07.states.replied') },
      { at: present(reply.arrivedAt, 'an arrival'), told: text('generators.f07.states.answered') },
      {
        at: settledAtMs(old) + 1,
        told: text('generators.f07.states.settled', { at: duration(settledAtMs(old)) }),
      },
    ];
    const { at, told } = random.pick(moments);
    return question(lab, old, at, told, 'generators.f07.states.why');
  },
};

/** The same in a world in which the SYN alone makes a connection. */
export const twoWay: Form<OldSyn> = {
  id: 'two-way',
  topic: 'why-three',
  levels: [2, 5],
  weight: 2,
  ask: (old) => {
    if (!isBogus(old)) return null;
    const lab = twoWayLabOf(old);
    const at = old.rstsLost > 0 ? settledAtMs(old) + 1 : exchangeOf(lab.real).reply.at;
    const told = text(
      old.rstsLost > 0 ? 'generators.f07.twoWay.afterLoss' : 'generators.f07.twoWay.replied',
      { at: duration(settledAtMs(old)) },
    );
    const three = labOf(old).real;
    return question(lab, old, at, told, 'generators.f07.twoWay.why', three);
  },
};

function question(
  lab: Lab,
  old: OldSyn,
  at: number,
  told: Text,
  why: 'generators.f07.states.why' | 'generators.f07.twoWay.why',
  threeWay: RunView | null = null,
): Question {
  const view = lab.real;
  const pair = view.statesAt(at);
  const { reply } = exchangeOf(view);
  const observed = observe(lab, ['D40', 'D13'], (each) => each.statesAt(at), [
    threeWay === null && pair.B === 'LISTEN'
      ? misreading('D13', { ...pair, B: 'SYN-RECEIVED' as const })
      : null,
    threeWay && nearMiss(threeWay.statesAt(at), text('generators.f07.twoWay.three')),
    nearMiss({ ...pair, B: 'ESTABLISHED' as const }, text('generators.f07.states.established')),
    nearMiss({ ...pair, B: 'LISTEN' as const }, text('generators.f07.states.listen')),
    nearMiss({ ...pair, B: 'SYN-RECEIVED' as const }, text('generators.f07.states.received')),
  ]);
  const { A, B } = pair;
  return {
    preset: null,
    stem: paragraphs(situation(old, view), threeWay && text('generators.f07.twoWay.suppose'), told),
    body: observed && { kind: 'state-pair', ends, observed },
    why: text(why, { A, B }),
    remember: text('generators.f07.remember'),
    reasons: view.reasonsAt(at),
    sources: ['RFC 9293 §3.5', 'RFC 9293 §3.5.2'],
    view,
    shownUntilMs: null,
    endsAtMs: Math.max(at, reply.at),
  };
}
