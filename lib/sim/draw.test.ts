import { expect, test } from 'vitest';
import { rfc9293, believing } from '@/lib/tcp';
import { ladderView } from './draw';
import { run } from './run';
import { clientServer, type ScenarioCall } from './scenario';

const roles = { A: 'client', B: 'server' } as const;
const calls: ScenarioCall[] = [
  { host: 'A', call: 'CLOSE', when: { atMs: 1000 } },
  { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 200 } },
];
const drops = [
  { from: 'A', flags: ['ACK'], nth: 1 },
  { from: 'B', flags: ['FIN', 'ACK'], nth: 1 },
] as const;
const { trace } = run(clientServer({ iss: { A: 100, B: 300 }, calls, drops }), { trace: true });
const view = ladderView(trace, roles);

test('a picture is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(view))).toEqual(view);
});

test('a lost segment has no arrival; a repeated one says which attempt it is', () => {
  expect(view.segments[2]).toMatchObject({ id: 3, sentAt: 100, arrivedAt: null, flags: ['ACK'] });
  const repeated = view.segments.find(({ attempt }) => attempt > 0);
  expect(repeated).toMatchObject({ from: 'B', sentAt: 4250, flags: ['FIN', 'ACK'], attempt: 1 });
});

test('a segment says what its arrival did: reasons in order, variables that changed', () => {
  const synAck = view.segments[1];
  expect(synAck?.effects.map(({ id }) => id)).toEqual([
    'rfc6298:5.2',
    'rfc9293:3.10.7.3:fourth:established',
  ]);
  expect(synAck?.changes).toEqual([
    { name: 'state', from: 'SYN-SENT', to: 'ESTABLISHED' },
    { name: 'SND.UNA', from: '100', to: '101' },
    { name: 'SND.WND', from: '0', to: '65535' },
    { name: 'IRS', from: '–', to: '300' },
    { name: 'RCV.NXT', from: '–', to: '301' },
  ]);
});

test('the states of a host follow each other without gaps and the last one is open', () => {
  for (const host of ['A', 'B'] as const) {
    const states = view.states.filter((state) => state.host === host);
    expect(states[0]?.from).toBe(0);
    states.forEach((state, index) => {
      expect(state.until).toBe(states[index + 1]?.from ?? null);
    });
  }
});

test('a cut picture holds nothing of what comes later', () => {
  const cut = ladderView(trace, roles, { untilMs: 120 });
  expect(cut.endsAt).toBe(120);
  expect(cut.segments.map(({ id, arrivedAt }) => [id, arrivedAt])).toEqual([
    [1, 50],
    [2, 100],
    [3, null],
  ]);
  expect(cut.states.at(-1)).toMatchObject({ host: 'B', state: 'SYN-RECEIVED', until: null });
});

test('marks can be chosen, and every reason told', () => {
  const only = ladderView(trace, roles, { marks: ['call'], tell: ({ id }) => `<${id}>` });
  expect(only.marks.map(({ name }) => name)).toEqual(['OPEN', 'OPEN', 'CLOSE', 'CLOSE']);
  expect(only.segments.every(({ because }) => because.text === `<${because.id}>`)).toBe(true);
});

test('a believer’s run is drawn like any other', () => {
  const behaviour = believing(rfc9293, 'D18');
  const wrong = run(clientServer({ iss: { A: 1, B: 2 }, calls, behaviour }), { trace: true });
  const states = ladderView(wrong.trace, roles).states.map(({ host, state }) => `${host} ${state}`);
  expect(states).toContain('A LAST-ACK');
});
