import fc from 'fast-check';
import { expect, test } from 'vitest';
import { present } from '@/lib/kit';
import { clientServer, ladderView, run, type ClientServer, type LadderView } from '@/lib/sim';
import { narrowForm, wideForm } from './ladder-form';
import { layoutLadder, type ArrowPlace, type LadderLayout } from './ladder-layout';

const iss = { A: 1000, B: 4_294_967_290 };
const draw = (options: Partial<ClientServer>, untilMs?: number): LadderView =>
  ladderView(
    run(clientServer({ iss, ...options }), { trace: true }).trace,
    { A: 'client', B: 'server' },
    untilMs === undefined ? {} : { untilMs },
  );

const closing: ClientServer['calls'] = [
  { host: 'A', call: 'CLOSE', when: { atMs: 300 } },
  { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT' } },
];
const wide = (view: LadderView) => layoutLadder(view, wideForm);
const both = (view: LadderView) => [wide(view), layoutLadder(view, narrowForm)];
const arrow = (layout: LadderLayout, nth: number): ArrowPlace =>
  present(layout.arrows[nth], `arrow ${nth}`);
const fall = ({ y1, y2 }: ArrowPlace) => y2 - y1;

test('an arrow falls in proportion to its delay, to the pixel', () => {
  const view = draw({}, 500);
  const [first, second] = view.segments;
  const slow = {
    ...view,
    segments: [
      present(first, 'SYN'),
      { ...present(second, 'SYN,ACK'), arrivedAt: present(second, 'SYN,ACK').sentAt + 75 },
    ],
    states: [],
    marks: [],
  };
  const layout = wide({ ...slow, endsAt: 125 });
  expect(Math.abs(fall(arrow(layout, 1)) - fall(arrow(layout, 0)) * (75 / 50))).toBeLessThan(2);
  expect(fall(arrow(layout, 1))).toBe(wideForm.rise);
});

test('a lost segment ends before the other end and below where it was sent', () => {
  const layout = wide(draw({ drops: [{ from: 'A', flags: ['ACK'], nth: 1 }] }, 150));
  const lost = arrow(layout, 2);
  expect(lost.lost).toBe(true);
  expect(lost.x2).toBeLessThan(wideForm.lifeline.B - 50);
  expect(lost.y2).toBeGreaterThan(lost.y1);
});

test('what is sent at the same instant by one end is drawn one below the other, in its order', () => {
  const layout = wide(draw({ calls: closing }));
  const replies = layout.arrows.filter(
    ({ segment }) => segment.from === 'B' && segment.sentAt === 350,
  );
  expect(replies.map(({ segment }) => segment.flags.join())).toEqual(['ACK', 'FIN,ACK']);
  const [ack, fin] = replies;
  expect(present(fin, 'FIN').y1 - present(ack, 'ACK').y1).toBeGreaterThanOrEqual(wideForm.lane);
  const states = layout.states.filter(({ state }) => state.host === 'B');
  const startOf = (name: string) =>
    present(
      states.find(({ state }) => state.state === name),
      name,
    ).y1;
  expect(startOf('CLOSE-WAIT')).toBe(present(ack, 'ACK').y1);
  expect(startOf('LAST-ACK')).toBe(present(fin, 'FIN').y1);
});

test('TIME-WAIT is cut short with a break mark and still longer than a round trip', () => {
  const layout = wide(draw({ calls: closing }));
  const wait = present(
    layout.states.find(({ state }) => state.state === 'TIME-WAIT'),
    'TIME-WAIT',
  );
  expect(wait.lastsMs).toBe(240_000);
  expect(wait.y2 - wait.y1).toBeGreaterThan(2 * wideForm.rise);
  expect(layout.breaks.some(({ y }) => y > wait.y1 && y < wait.y2)).toBe(true);
});

test('CLOSED, left by OPEN at the very start, is not drawn', () => {
  const first = wide(draw({})).states.find(({ state }) => state.host === 'A');
  expect(first?.state.state).toBe('SYN-SENT');
});

test('crossing arrows carry their labels near their tails', () => {
  const layout = wide(
    draw({
      calls: [
        { host: 'A', call: 'CLOSE', when: { atMs: 300 } },
        { host: 'B', call: 'CLOSE', when: { atMs: 310 } },
      ],
    }),
  );
  const fins = layout.arrows.filter(({ segment }) => segment.flags.includes('FIN'));
  expect(fins.map(({ labels }) => labels)).toEqual(['around', 'around']);
  const [fromA, fromB] = fins;
  expect(present(fromA, 'A').label.x).toBeLessThan(present(fromB, 'B').label.x);
});

test('without states the lifelines stand further apart', () => {
  const layout = wide({ ...draw({}), states: [] });
  expect(layout.form.lifeline.A).toBeLessThan(wideForm.lifeline.A);
});

const scenario = fc.record({
  delayMs: fc.integer({ min: 1, max: 400 }),
  closeAt: fc.integer({ min: 0, max: 3000 }),
  answerAfter: fc.integer({ min: 0, max: 500 }),
  octets: fc.integer({ min: 1, max: 3000 }),
  lostA: fc.integer({ min: 1, max: 8 }),
  lostB: fc.integer({ min: 1, max: 8 }),
  count: fc.integer({ min: 1, max: 3 }),
});

test('any run: arrows fall, nothing leaves the picture, and text beside a lifeline never overlaps', () => {
  fc.assert(
    fc.property(scenario, ({ delayMs, closeAt, answerAfter, octets, lostA, lostB, count }) => {
      const view = draw({
        delayMs,
        drops: [
          { from: 'A', nth: lostA, count },
          { from: 'B', nth: lostB, count },
        ],
        calls: [
          { host: 'A', call: 'SEND', octets, when: { host: 'A', enters: 'ESTABLISHED' } },
          { host: 'A', call: 'CLOSE', when: { atMs: closeAt } },
          {
            host: 'B',
            call: 'CLOSE',
            when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: answerAfter },
          },
        ],
      });
      for (const layout of both(view)) checkPicture(layout);
    }),
    { numRuns: 150 },
  );
});

function checkPicture(layout: LadderLayout): void {
  const { form, height } = layout;
  for (const { x1, x2, y1, y2 } of layout.arrows) {
    expect(y2).toBeGreaterThan(y1);
    expect(y1).toBeGreaterThanOrEqual(form.top);
    expect(y2).toBeLessThanOrEqual(height);
    for (const x of [x1, x2]) {
      expect(x).toBeGreaterThan(form.lifeline.A);
      expect(x).toBeLessThan(form.lifeline.B);
    }
  }
  for (const host of ['A', 'B'] as const) {
    const sends = layout.arrows.filter(({ segment }) => segment.from === host);
    sends.slice(1).forEach(({ y1 }, before) => {
      expect(y1 - present(sends[before], 'send').y1).toBeGreaterThanOrEqual(form.lane);
    });
    const states = layout.states.filter(({ state }) => state.host === host);
    states.slice(1).forEach(({ y1 }, before) => {
      expect(y1).toBe(present(states[before], 'state').y2);
      expect(y1 - present(states[before], 'state').y1).toBeGreaterThanOrEqual(form.row);
    });
  }
}

test('the same view gives the same picture', () => {
  expect(wide(draw({ calls: closing }))).toEqual(wide(draw({ calls: closing })));
});
