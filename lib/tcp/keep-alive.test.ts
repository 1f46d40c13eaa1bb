import { expect, test } from 'vitest';
import { rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';
import { plainSettings } from './settings';

const settings = { ...plainSettings, keepAlive: { idleMs: 10_000, intervalMs: 1000, probes: 3 } };
const kept = (state: Parameters<typeof endpointIn>[0]) => endpointIn(state, rfc9293, { settings });

test.each(['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-2'] as const)(
  'an idle connection in %s is asked whether it still lives',
  (state) => {
    const end = kept(state);
    const { sndNxt, rcvNxt } = end.seen ?? { sndNxt: 0, rcvNxt: 0 };
    expect(end.waits(9999).says).toEqual([]);
    expect(end.waits(1).says).toEqual([`ACK ${sndNxt - 1} ack ${rcvNxt ?? 0}`]);
  },
);

test.each(['LISTEN', 'SYN-SENT', 'TIME-WAIT'] as const)('%s has no keep-alives', (state) => {
  expect(kept(state).seen?.timers['keep-alive']).toBeUndefined();
});

test('after FIN-WAIT-2 the timer that runs asks no more', () => {
  const end = kept('ESTABLISHED').waits(9000).call({ name: 'CLOSE' });
  end.waits(1500);
  expect(end.says).toEqual(['FIN,ACK 101 ack 301']);
});

test('while text is unacknowledged or waits, its own timers look after the connection', () => {
  const sent = kept('ESTABLISHED').waits(9500).call({ name: 'SEND', octets: 5 });
  expect(sent.waits(600).says).toEqual([]);
  expect(sent.seen?.timers['keep-alive']).toBe(20_000);
  const waiting = kept('ESTABLISHED').hears('ACK 301 ack 101 wnd 0').waits(9500);
  waiting.call({ name: 'SEND', octets: 5 });
  expect(waiting.waits(600).says).toEqual([]);
  expect(waiting.seen?.timers['keep-alive']).toBe(20_000);
});

test('probes follow each other at the interval, and an answer begins the count again', () => {
  const end = kept('ESTABLISHED').waits(12_000);
  expect(end.attempts).toEqual([0, 1, 2]);
  end.hears('ACK 301 ack 101');
  expect(end.waits(12_999).attempts).toEqual([0, 1, 2]);
  expect(end.state).toBe('ESTABLISHED');
});

test('keep-alives that are set on a living connection begin then, and off means off', () => {
  const end = endpointIn('ESTABLISHED').waits(5000).step({ kind: 'settings', settings });
  expect(end.seen?.timers['keep-alive']).toBe(15_000);
  end.step({ kind: 'settings', settings: plainSettings });
  expect(end.waits(100_000).says).toEqual([]);
});
