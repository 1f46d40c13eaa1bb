import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '@/lib/kit';
import { linux, rfc9293 } from '@/lib/tcp';
import { drawFlow } from './draw-flow';
import { answered, isPlayable, labOf as flowLab } from './flow';
import { exchangeOf, labOf as oldSynLab, type OldSyn } from './f07-old-syn/old-syn';
import { drawSetting, hostNames } from './setting';
import { tcbAt } from './tcb-at';
import { drawWords, type Talk, talkScenario } from './conversation';
import { Lab } from './observe';

const seeds = Array.from({ length: 40 }, (_, index) => randomFrom(`numbers ${index}`));

test('F01: the segments of a talk without losses are the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const talk: Talk = {
      ...drawSetting(random, 3),
      said: drawWords(random, random.int(1, 4)),
      closer: random.pick(hostNames),
    };
    const [one, other] = [rfc9293, linux].map(
      (behaviour) => new Lab(behaviour, (row) => talkScenario(talk, row)).real.sent,
    );
    expect(other).toEqual(one);
  }
});

test('F02, F03: what is acknowledged and when is the same under RFC 9293 and Linux until a timer fires', () => {
  for (const random of seeds) {
    const flow = drawFlow(random, 5);
    if (!isPlayable(flow)) continue;
    const numbers = (behaviour: typeof rfc9293) =>
      answered(flowLab(flow, behaviour).real, flow).map(({ nth, sent, reply }) => [
        nth,
        sent.attempt > 0,
        reply.ack,
      ]);
    expect(numbers(linux)).toEqual(numbers(rfc9293));
  }
});

test('F02: every answer names the first number not received, whatever is lost or late', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const flow = drawFlow(randomFrom(seed), 5);
      fc.pre(isPlayable(flow));
      const view = flowLab(flow).real;
      const all = answered(view, flow);
      const got = new Map<number, number>();
      const syn = view.sent.find(({ from }) => from === flow.sender)?.seq ?? 0;
      for (const { sent, reply } of all) {
        got.set(sent.seq, sent.len + (sent.flags.includes('FIN') ? 1 : 0));
        let next = (syn + 1) % 2 ** 32;
        while (got.has(next)) next = (next + (got.get(next) ?? 0)) % 2 ** 32;
        expect(reply.ack).toBe(next);
      }
    }),
    { numRuns: 60 },
  );
});

test('F03: SND.UNA is never beyond SND.NXT, and the queue is empty exactly when they meet', () => {
  for (const random of seeds) {
    const flow = drawFlow(random, 4);
    if (!isPlayable(flow)) continue;
    const view = flowLab(flow).real;
    for (const { at } of view.trace) {
      const tcb = tcbAt(view, flow.sender, at);
      if (tcb === null || tcb.state === 'LISTEN') continue;
      const flight = (tcb.sndNxt - tcb.sndUna) >>> 0;
      expect(flight).toBeLessThan(2 ** 31);
      expect(tcb.outstanding === 0).toBe(flight === 0);
    }
  }
});

test('F07: where no preset is named, B and A answer an old SYN alike under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const old: OldSyn = {
      ...drawSetting(random, 3),
      meanwhile: random.pick(['closed', 'syn-sent', 'established']),
      rstsLost: 0,
      late: random.int(0, 20),
    };
    const [one, other] = [rfc9293, linux].map((behaviour) => {
      const view = oldSynLab(old, behaviour).real;
      const { reply, answer } = exchangeOf(view);
      // The clocks of the initial numbers differ, so numbers are told from A's last SYN before the answer.
      const syn = view.sent.findLast(({ from, flags }) => from === 'A' && flags.join() === 'SYN');
      const shape = (sent: typeof answer) =>
        sent && [sent.from, sent.flags, sent.ack !== null && sent.ack - 1 === syn?.seq, sent.at];
      return [shape(reply), shape(answer), view.statesAt(answer?.arrivedAt ?? reply.at)];
    });
    expect(other).toEqual(one);
  }
});
