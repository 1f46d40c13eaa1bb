import { expect, test } from 'vitest';
import { rfc9293, withProofRow, type Behaviour } from '@/lib/tcp';
import { sceneFrom, type Beginning } from './beginning';
import { explore, type Freedom } from './explore';
import type { Scene } from './scene';

const start = (behaviour: Behaviour, begins: Beginning['begins']) =>
  sceneFrom({
    ...{ behaviour, begins, said: { A: 0, B: 0 } },
    ...{ iss: { A: 100, B: 300 }, ports: { A: 40_000, B: 80 } },
  });
const listening = (behaviour: Behaviour) => start(behaviour, 'listening');
const established = (behaviour: Behaviour) => start(behaviour, 'established');
const bounds = { moves: 24, moments: 6000 };

/** A opens and gives up; the network may keep a copy of one segment. */
const givenUp: Freedom = {
  calls: { A: [{ call: 'open' }, { call: 'abort' }], B: [] },
  ...{ losses: 0, copies: 1, timers: 0, firing: [], inOrder: false },
};
/** B takes for a connection what A never agreed to. */
const falseConnection = (scene: Scene): boolean =>
  scene.visited.has('B ESTABLISHED') && !scene.visited.has('A ESTABLISHED');

test('with a handshake of two segments an old SYN makes a connection that nobody wants: the search finds how', () => {
  const twoWay = listening(withProofRow(rfc9293, 'twoWayHandshake'));
  const { found, bound } = explore(twoWay, givenUp, bounds, falseConnection);
  expect(bound).toBeNull();
  expect(found).toEqual(['A open', 'A SYN 100 arrives']);
});

test('with a copied SYN the false connection comes when A is long gone', () => {
  const twoWay = listening(withProofRow(rfc9293, 'twoWayHandshake'));
  const gone = (scene: Scene): boolean =>
    scene.state('B') === 'ESTABLISHED' && scene.told.length === 0 && scene.state('A') === 'CLOSED';
  expect(explore(twoWay, givenUp, bounds, gone).found).toContain('A abort');
});

test('with the handshake of RFC 9293 no schedule makes one: every one is looked at', () => {
  const whole = explore(listening(rfc9293), givenUp, bounds, falseConnection);
  expect(whole).toMatchObject({ found: null, bound: null });
  expect(whole.moments).toBeGreaterThan(20);
});

/** Connected, A talks, both close, and A opens again from the same port; one segment has a copy that comes whenever it likes. */
const reused: Freedom = {
  calls: {
    A: [{ call: 'send', octets: 100 }, { call: 'close' }, { call: 'open' }],
    B: [{ call: 'close' }],
  },
  ...{ losses: 0, copies: 1, timers: 1, firing: ['time-wait'], inOrder: true },
};
/** B's user is handed more than A's ever sent. */
const oldText = (scene: Scene): boolean => scene.received('B') > 100;

test('without TIME-WAIT the next connection takes an old duplicate for its own text: the search finds how', () => {
  const none = established(withProofRow(rfc9293, 'noTimeWait'));
  const { found } = explore(none, reused, { moves: 24, moments: 6000 }, oldText);
  expect(found?.filter((move) => move === 'A open')).toHaveLength(1);
  expect(found?.some((move) => move.includes('copied'))).toBe(true);
});

test('with TIME-WAIT no schedule within the bound hands over an old duplicate', () => {
  const whole = explore(established(rfc9293), reused, { moves: 24, moments: 6000 }, oldText);
  expect(whole.found).toBeNull();
  expect(whole.bound).toBeNull();
});

test('a search that reaches its bound says so', () => {
  const short = explore(established(rfc9293), reused, { moves: 3, moments: 6000 }, oldText);
  expect(short).toMatchObject({ found: null, bound: 'moves' });
  const few = explore(established(rfc9293), reused, { moves: 24, moments: 10 }, oldText);
  expect(few).toMatchObject({ found: null, bound: 'moments' });
});

test('the same search gives the same answer', () => {
  const from = listening(rfc9293);
  const once = explore(from, givenUp, bounds, falseConnection);
  expect(explore(from, givenUp, bounds, falseConnection)).toEqual(once);
});
