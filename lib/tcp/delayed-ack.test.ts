import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';
import { plainSettings } from './settings';

const settings = { ...plainSettings, delayedAck: true };
const established = (behaviour: Behaviour = rfc9293, options = {}) =>
  endpointIn('ESTABLISHED', behaviour, { settings, ...options });
/** Linux without its first quick acknowledgments. */
const patient: Behaviour = { ...linux, quickAcks: 0 };

test('at least every second full-sized segment is acknowledged at once (SHLD-19)', () => {
  const end = established().hears('ACK 301 ack 101 len 100');
  expect(end.says).toEqual([]);
  expect(end.hears('ACK 401 ack 101 len 99').says).toEqual([]);
  expect(end.hears('ACK 500 ack 101 len 1').says).toEqual(['ACK 101 ack 501']);
  expect(end.waits(1000).says).toEqual([]);
});

test('Linux waits for more than one full-sized segment, not for two', () => {
  const end = established(patient).hears('ACK 301 ack 101 len 100');
  expect(end.says).toEqual([]);
  expect(end.hears('ACK 401 ack 101 len 1').says).toEqual(['ACK 101 ack 402']);
});

test('full-sized means the largest text so far, but not more than the MSS', () => {
  const end = established(rfc9293, { sndMss: 50 }).hears('ACK 301 ack 101 len 100');
  expect(end.says).toEqual(['ACK 101 ack 401']);
});

test('the time runs from the first text that waits', () => {
  const end = established().hears('ACK 301 ack 101 len 100').waits(30);
  expect(end.hears('ACK 401 ack 101 len 5').says).toEqual([]);
  expect(end.waits(9).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 406']);
});

test('Linux acknowledges at once at first: half as many segments as the window takes, 16 at most [v11]', () => {
  const quick = (rcvBuffer: number) => {
    const end = established(linux, { rcvBuffer });
    let n = 0;
    for (let at = 301; n < 40; at += 100, n += 1) {
      if (end.hears(`ACK ${at} ack 101 len 100`).says.length === 0) break;
      end.waits(1000);
    }
    return n;
  };
  expect(quick(1000)).toBe(5);
  expect(quick(100_000)).toBe(16);
  expect(established(rfc9293, { rcvBuffer: 1000 }).hears('ACK 301 ack 101 len 100').says).toEqual(
    [],
  );
});

test('text of ours soon after text of the peer’s is an answer: from then on waiting pays', () => {
  const answered = (afterMs: number) =>
    established(linux)
      .hears('ACK 301 ack 101 len 10')
      .waits(afterMs)
      .call({ name: 'SEND', octets: 1 })
      .hears('ACK 311 ack 102 len 10').says;
  expect(answered(39)).toEqual([]);
  expect(answered(40)).toEqual(['ACK 102 ack 321']);
});

test('text that answers nothing does not make a talk', () => {
  const end = established(linux).call({ name: 'SEND', octets: 1 });
  expect(end.hears('ACK 301 ack 102 len 10').says).toEqual(['ACK 102 ack 311']);
});

test('the ACK of a FIN waits: Linux one tick where no text came before, else as for text [b5]', () => {
  const bare = established(patient).hears('FIN,ACK 301 ack 101');
  expect(bare.waits(3).says).toEqual([]);
  expect(bare.waits(1).says).toEqual(['ACK 101 ack 302']);
  const after = established(patient).hears('ACK 301 ack 101 len 10').waits(100);
  after.hears('FIN,ACK 311 ack 101');
  expect(after.waits(39).says).toEqual([]);
  expect(after.waits(1).says).toEqual(['ACK 101 ack 312']);
});

test('who closes as well acknowledges the FIN at once: nothing would come to take it along', () => {
  const end = established().call({ name: 'CLOSE' }).hears('FIN,ACK 301 ack 101');
  expect(end.says).toEqual(['ACK 102 ack 302']);
});

test('a FIN behind a hole that closes is acknowledged at once, together with the text', () => {
  const end = established().hears('FIN,ACK 311 ack 101');
  expect(end.hears('ACK 301 ack 101 len 10').says).toEqual(['ACK 101 ack 312']);
});

test('the user who has read everything in a one-way flow gets the acknowledgment out', () => {
  const end = established(patient, { readsAtOnce: false }).hears('ACK 301 ack 101 len 10');
  expect(end.call({ name: 'RECEIVE', octets: 4 }).says).toEqual([]);
  expect(end.call({ name: 'RECEIVE', octets: 6 }).says).toEqual(['ACK 101 ack 311']);
});

test('in a talk reading sends nothing: the answer will take the acknowledgment along', () => {
  const end = established(linux, { readsAtOnce: false }).hears('ACK 301 ack 101 len 10');
  end.call({ name: 'RECEIVE', octets: 10 }).call({ name: 'SEND', octets: 1 });
  end.hears('ACK 311 ack 102 len 10');
  expect(end.call({ name: 'RECEIVE', octets: 10 }).says).toEqual([]);
});

test('whatever has the ACK bit pays what is owed: the timer stops', () => {
  const end = established().hears('ACK 301 ack 101 len 10');
  expect(end.seen?.timers).toEqual({ 'delayed-ack': 40 });
  expect(end.call({ name: 'SEND', octets: 1 }).seen?.timers['delayed-ack']).toBeUndefined();
  const reset = established().hears('ACK 301 ack 101 len 10').hears('ACK 900 ack 999');
  expect(reset.says).toEqual(['ACK 101 ack 311']);
  expect(reset.seen?.timers).toEqual({});
});

test('delays that are switched on in mid-connection begin with the next text', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 len 10');
  expect(end.says).toHaveLength(1);
  end.step({ kind: 'settings', settings });
  expect(end.hears('ACK 311 ack 101 len 10').says).toEqual([]);
  end.step({ kind: 'settings', settings: plainSettings });
  expect(end.hears('ACK 321 ack 101 len 1').says).toEqual(['ACK 101 ack 322']);
});

test('connections without delays share nothing that one of them could change', () => {
  const one = new Dialogue().call({ name: 'OPEN', active: true }).hears('SYN,ACK 300 ack 101');
  one.hears('ACK 301 ack 101 len 10').step({ kind: 'settings', settings });
  one.hears('ACK 311 ack 101 len 10');
  expect(endpointIn('ESTABLISHED').hears('ACK 301 ack 101 len 10').says).toHaveLength(1);
});
