import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { believing } from '../misconceptions';
import { plainSettings } from '../settings';

const first = 301;
const total = 60;
const window = 40;
const sacking = { ...plainSettings, mssOffer: 1000, sack: true };

/** ESTABLISHED, selective acknowledgments agreed on, with a window of 40. */
function receiver() {
  const end = new Dialogue(rfc9293, { settings: sacking, rcvBuffer: window });
  end.call({ name: 'OPEN', active: true });
  return end.hears('SYN,ACK 300 ack 101', { mss: 1000, sackPermitted: true });
}

/** What has arrived, octet by octet: the plainest model of a receiver. */
class Model {
  private readonly has = new Set<number>();
  get nxt(): number {
    let at = first;
    while (this.has.has(at)) at += 1;
    return at;
  }
  take(at: number, len: number): void {
    const edge = this.nxt + window;
    for (let octet = at; octet < at + len; octet += 1) if (octet < edge) this.has.add(octet);
  }
  /** The islands beyond the first hole. */
  get islands(): [number, number][] {
    const islands: [number, number][] = [];
    for (const octet of [...this.has].filter((each) => each >= this.nxt).sort((a, b) => a - b)) {
      const last = islands.at(-1);
      if (last?.[1] === octet) last[1] = octet + 1;
      else islands.push([octet, octet + 1]);
    }
    return islands;
  }
}

const piece = fc.record({
  at: fc.integer({ min: 0, max: total - 1 }),
  len: fc.integer({ min: 1, max: 20 }),
});

test('whatever pieces arrive in whatever order: each octet once, RCV.NXT at the first hole, SACK tells the islands', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const end = receiver();
      const model = new Model();
      let received = 0;
      for (const { at, len } of pieces) {
        const before = model.nxt;
        const size = Math.min(len, total - at);
        end.hears(`ACK ${first + at} ack 101 len ${size}`);
        model.take(first + at, size);
        received += end.results.reduce((sum, result) => sum + Number(result.split(' ')[1]), 0);
        expect(received).toBe(model.nxt - first);
        expect(end.seen?.rcvNxt).toBe(model.nxt);
        expect(end.sent[0]?.ack).toBe(model.nxt);
        const blocks = end.sent[0]?.options?.sack ?? [];
        const islands = model.islands;
        expect(blocks.length).toBe(Math.min(islands.length, 4));
        for (const block of blocks) expect(islands).toContainEqual(block);
        const fresh = Math.max(first + at, before);
        const newest = islands.find(([start, stop]) => start <= fresh && fresh < stop);
        if (newest !== undefined && fresh < before + window) expect(blocks[0]).toEqual(newest);
      }
    }),
    { numRuns: 60 },
  );
});

test('a FIN beyond the window waits for room; one that fits is taken with its text', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 10 });
  end.hears('FIN,ACK 301 ack 101 len 10');
  expect(end.seen).toMatchObject({ state: 'ESTABLISHED', rcvNxt: 311 });
  expect(end.hears('FIN,ACK 311 ack 101').state).toBe('CLOSE-WAIT');
  const fits = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 11 });
  expect(fits.hears('FIN,ACK 301 ack 101 len 10').state).toBe('CLOSE-WAIT');
  const cut = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 10 });
  expect(cut.hears('FIN,ACK 301 ack 101 len 20').seen).toMatchObject({
    state: 'ESTABLISHED',
    rcvNxt: 311,
  });
});

test('a FIN alone into a zero window is refused by RFC 9293 and taken by Linux [v11]', () => {
  const full = (behaviour: typeof rfc9293) =>
    endpointIn('ESTABLISHED', behaviour, { rcvBuffer: 10, readsAtOnce: false })
      .hears('ACK 301 ack 101 len 10')
      .hears('FIN,ACK 311 ack 101');
  expect(full(rfc9293).seen).toMatchObject({ state: 'ESTABLISHED', rcvNxt: 311 });
  expect(full(linux).seen).toMatchObject({ state: 'CLOSE-WAIT', rcvNxt: 312 });
});

test('the peer’s FIN is told to the user once, and ends every RECEIVE that waits', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { readsAtOnce: false });
  end.call({ name: 'RECEIVE', octets: 1 }).call({ name: 'RECEIVE', octets: 1 });
  end.hears('FIN,ACK 301 ack 101');
  expect(end.signals).toEqual(['connection closing']);
  expect(end.results).toHaveLength(2);
  end.hears('FIN,ACK 301 ack 101');
  expect(end.signals).toEqual([]);
  expect(end.seen?.rcvNxt).toBe(302);
});

test.each(['CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
  'text after the FIN is ignored in %s (§3.10.7.4 seventh)',
  (state) => {
    const end = endpointIn(state);
    end.hears(`PSH,ACK 302 ack ${end.seen?.sndNxt ?? 0} len 5`);
    expect(end.results).not.toContain('RECEIVE 5');
    expect(end.seen?.rcvNxt ?? 302).toBe(302);
    expect(end.seen?.held ?? 0).toBe(0);
  },
);

test.each(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
  'text in %s is delivered and acknowledged (§3.10.7.4 seventh)',
  (state) => {
    const end = endpointIn(state);
    const { sndNxt } = end.seen ?? { sndNxt: 0 };
    end.hears(`PSH,ACK 301 ack ${sndNxt} len 5`);
    expect(end.results).toContain('RECEIVE 5');
    expect(end.says).toEqual([`ACK ${sndNxt} ack 306`]);
  },
);

test('an ACK that is owed says whether something is held: the reason tells a hole from text in order', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 311 ack 101 len 5');
  expect(end.reasons).toEqual(['rfc9293:3.10.7.4:seventh:held']);
  expect(end.hears('ACK 301 ack 101 len 10').reasons).toContain('rfc9293:3.10.7.4:seventh');
});

test('urgent data: announced when the pointer moves ahead of what was read, and only with the URG bit', () => {
  const urgent = (words: string) => endpointIn('ESTABLISHED').hears(words).signals;
  expect(urgent('URG,ACK 301 ack 101 len 5 up 1')).toEqual(['urgent data']);
  expect(urgent('URG,ACK 301 ack 101 len 5 up 0')).toEqual([]);
  expect(urgent('ACK 301 ack 101 len 5 up 5')).toEqual([]);
  expect(urgent('URG,ACK 301 ack 101 len 5')).toEqual([]);
  expect(endpointIn('CLOSE-WAIT').hears('URG,ACK 302 ack 101 up 5').signals).toEqual([]);
  const twice = endpointIn('ESTABLISHED').hears('URG,ACK 301 ack 101 len 5 up 20');
  expect(twice.hears('URG,ACK 306 ack 101 len 5 up 16').signals).toEqual(['urgent data']);
});

test('D17 believes that CLOSE-WAIT ends by itself, D19 that its own ACK ends it', () => {
  const itself = endpointIn('ESTABLISHED', believing(rfc9293, 'D17')).hears('FIN,ACK 301 ack 101');
  expect(itself.says).toEqual(['ACK 101 ack 302', 'FIN,ACK 101 ack 302']);
  const own = endpointIn('ESTABLISHED', believing(rfc9293, 'D19')).hears('FIN,ACK 301 ack 101');
  expect(own.says).toEqual(['ACK 101 ack 302']);
  expect(own.path).toEqual(['CLOSE-WAIT', 'LAST-ACK']);
});
