import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { endpointIn, type Dialogue } from './dialogue';
import { plainSettings } from './settings';

const send = (octets: number) => ({ name: 'SEND', octets }) as const;

/** ESTABLISHED with `octets` waiting for a window of zero. */
const shut = (octets: number, behaviour: Behaviour = rfc9293) =>
  endpointIn('ESTABLISHED', behaviour).hears('ACK 301 ack 101 wnd 0').call(send(octets));

/** When it says something in the next `ms`, in ms from now. */
function moments(end: Dialogue, ms: number, every: number): number[] {
  const begun = end.nowMs;
  const at: number[] = [];
  while (end.nowMs - begun < ms) {
    end.waits(every);
    at.push(...end.says.map(() => end.nowMs - begun));
  }
  return at;
}

test('probes go out at 1, 3, 7, 15, 31, 63 s, then at most RTO max apart (SHLD-29, SHLD-30)', () => {
  const end = shut(10, { ...rfc9293, dataRetries: 8 });
  const seconds = [1, 3, 7, 15, 31, 63, 123, 183];
  expect(moments(end, 190_000, 1000)).toEqual(seconds.map((each) => each * 1000));
});

test('unanswered probes count like retransmissions: after R2 the connection is given up', () => {
  const end = shut(10).waits(122_000);
  expect(end.state).toBe('ESTABLISHED');
  end.waits(2000);
  expect(end.state).toBe('CLOSED');
  expect(end.signals).toEqual(['connection aborted due to user timeout']);
});

test('who has given the connection up waits less long, by its own count', () => {
  const end = shut(10, { ...linux, orphanRetries: 2 }).call({ name: 'CLOSE', release: true });
  end.waits(100_000);
  expect(end.state).toBe('CLOSED');
  expect(shut(10, { ...linux, orphanRetries: 2 }).waits(100_000).state).toBe('ESTABLISHED');
});

test('the probe’s octet stays text: it is repeated, acknowledged, and the rest follows', () => {
  const end = shut(2);
  expect(end.waits(1000).says).toEqual(['ACK 101 ack 301 len 1']);
  expect(end.seen).toMatchObject({ unsent: 1, outstanding: 1, sndNxt: 102 });
  expect(end.waits(2000).says).toEqual(['ACK 101 ack 301 len 1']);
  expect(end.hears('ACK 301 ack 102 wnd 10').says).toEqual(['PSH,ACK 102 ack 301 len 1']);
});

test('a window that opens before the octet is taken lets it go again at once, with all that waits (MUST-36)', () => {
  const usual = { ...plainSettings, nagle: true };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings: usual });
  end.hears('ACK 301 ack 101 wnd 0').call(send(10)).waits(3000);
  expect(end.hears('ACK 301 ack 101 wnd 1000').says).toEqual(['PSH,ACK 101 ack 301 len 10']);
  expect(end.seen).toMatchObject({ sndNxt: 111, unsent: 0, outstanding: 1 });
  expect(end.seen?.timers).toEqual({ retransmission: end.nowMs + (end.seen?.rtoMs ?? 0) });
});

test('so does the octet alone, where nothing waits behind it, and the FIN after it', () => {
  expect(shut(1).waits(1000).hears('ACK 301 ack 101 wnd 1').says).toEqual([
    'PSH,ACK 101 ack 301 len 1',
  ]);
  const end = shut(1).call({ name: 'CLOSE' }).waits(1000);
  expect(end.hears('ACK 301 ack 101 wnd 1000').says).toEqual([
    'PSH,ACK 101 ack 301 len 1',
    'FIN,ACK 102 ack 301',
  ]);
});

test('a window too small for use waits for the override, which begins with the octet', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 });
  end.hears('ACK 301 ack 101 wnd 0').call(send(900)).waits(3000);
  expect(end.hears('ACK 301 ack 101 wnd 200').says).toEqual([]);
  end.waits(60_000);
  expect(end.says[0]).toBe('ACK 101 ack 301 len 200');
});

test('what goes again with the octet measures no round trip (MUST-18) and counts no retry', () => {
  const end = shut(10).waits(1000).hears('ACK 301 ack 101 wnd 1000');
  const measured = end.seen?.srttMs;
  expect(end.waits(5).hears('ACK 301 ack 111 wnd 1000').seen?.srttMs).toBe(measured);
  const silent = shut(10).waits(1000).hears('ACK 301 ack 101 wnd 1000');
  silent.waits(122_000);
  expect(silent.state).toBe('ESTABLISHED');
  silent.waits(2000);
  expect(silent.state).toBe('CLOSED');
});

test('a probe with the last octet that waits has PSH', () => {
  expect(shut(1).waits(1000).says).toEqual(['PSH,ACK 101 ack 301 len 1']);
});

test('where only the FIN waits, an old number asks', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0').call({ name: 'CLOSE' });
  expect(end.says).toEqual([]);
  expect(end.waits(1000).says).toEqual(['ACK 100 ack 301']);
  expect(end.hears('ACK 301 ack 101 wnd 1').says).toEqual(['FIN,ACK 101 ack 301']);
});

test('Linux asks with an old number and sends no octet [v10]', () => {
  const end = shut(10, linux).waits(250);
  expect(end.says).toEqual(['ACK 100 ack 301']);
  expect(end.seen).toMatchObject({ unsent: 10, outstanding: 0 });
});

test('a window that was open and shuts again is asked after the RTO, as at first', () => {
  const end = shut(10).waits(7000);
  end.hears('ACK 301 ack 102 wnd 1000').hears('ACK 301 ack 111 wnd 0').call(send(10));
  const rto = end.seen?.rtoMs ?? 0;
  expect(end.waits(rto - 1).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 111 ack 301 len 1']);
});

test('the probing starts afresh after a silly window was used after all', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 });
  end.hears('ACK 301 ack 101 wnd 0').call(send(900)).waits(3000);
  end.hears('ACK 301 ack 102 wnd 200');
  expect(end.says).toEqual([]);
  end.waits(60_000);
  expect(end.says[0]).toBe('ACK 102 ack 301 len 200');
});

test('no probe runs while something is under way, nor where nothing waits', () => {
  const busy = endpointIn('ESTABLISHED').call(send(1500));
  expect(busy.seen?.timers.persist).toBeUndefined();
  const idle = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  expect(idle.seen?.timers).toEqual({});
  expect(shut(10).seen?.timers).toEqual({ persist: 1000 });
});

test('an attempt number tells one probe from the next', () => {
  const end = shut(10, linux).waits(250);
  expect(end.attempts).toEqual([0]);
  expect(end.waits(3000).attempts).toEqual([1, 2, 3]);
});
