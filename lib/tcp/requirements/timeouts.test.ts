import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { endpointIn } from '../dialogue';
import { plainSettings } from '../settings';

const limited = { settings: { ...plainSettings, userTimeoutMs: 5000 }, readsAtOnce: false };

test.each(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT'] as const)(
  '%s: the user timeout flushes, tells the user and every call that waits, deletes the TCB (§3.10.8 USER TIMEOUT)',
  (state) => {
    const end = endpointIn(state, rfc9293, limited);
    if (state !== 'CLOSE-WAIT') end.call({ name: 'RECEIVE', octets: 1 });
    end.call({ name: 'SEND', octets: 5 }).waits(5000);
    const told = 'connection aborted due to user timeout';
    expect([end.state, end.signals, end.seen]).toEqual(['CLOSED', [told], null]);
    expect(end.results).toEqual(state === 'CLOSE-WAIT' ? [] : [`RECEIVE ${told}`]);
    expect(end.waits(1_000_000).says).toEqual([]);
  },
);

test('the user timeout counts from the SEND, also where a shut window lets nothing go (§3.10.8 USER TIMEOUT)', () => {
  for (const behaviour of [rfc9293, linux]) {
    const end = endpointIn('ESTABLISHED', behaviour, limited).hears('ACK 301 ack 101 wnd 0');
    end.waits(3000).call({ name: 'SEND', octets: 5 });
    expect(end.waits(4999).state).toBe('ESTABLISHED');
    expect(end.waits(1).state).toBe('CLOSED');
  }
});

test.each([
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'CLOSING',
  'LAST-ACK',
] as const)(
  '%s: the front of the queue is sent again and the timer started anew (§3.10.8 RETRANSMISSION TIMEOUT)',
  (state) => {
    const end = endpointIn(state, rfc9293, { sndMss: 5 });
    if (state === 'ESTABLISHED') end.call({ name: 'SEND', octets: 10 });
    const una = end.seen?.sndUna ?? 0;
    end.waits(1000);
    expect(end.sent.map(({ seq }) => seq)).toEqual([una]);
    expect(end.seen?.timers.retransmission).toBe(3000);
  },
);

test('the time-wait timeout deletes the TCB without a word (§3.10.8 TIME-WAIT TIMEOUT)', () => {
  const end = endpointIn('TIME-WAIT').waits(240_000);
  expect([end.state, end.says, end.signals, end.seen]).toEqual(['CLOSED', [], [], null]);
});
