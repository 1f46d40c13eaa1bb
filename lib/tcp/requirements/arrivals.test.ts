import { expect, test } from 'vitest';
import { rfc9293 } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import type { State } from '../state';

const synchronized = [
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;
type Synchronized = (typeof synchronized)[number];
const slow = { readsAtOnce: false };

/** SND.NXT and RCV.NXT of an endpoint, and the ACK that tells them. */
function where(end: Dialogue) {
  const { sndNxt, sndUna, rcvNxt, rcvWnd } = end.seen ?? { sndNxt: 0, sndUna: 0, rcvWnd: 0 };
  const next = rcvNxt ?? 0;
  return { sndNxt, sndUna, rcvNxt: next, rcvWnd, ack: `ACK ${sndNxt} ack ${next}` };
}

test('CLOSED answers all but RST by a RST that fits: by SEG.ACK, or zero and the end (§3.10.7.1)', () => {
  const says = (words: string) => new Dialogue().hears(words).says;
  expect(says('ACK 300 ack 42 len 5')).toEqual(['RST 42']);
  expect(says('SYN,ACK 300 ack 42')).toEqual(['RST 42']);
  expect(says('SYN 300')).toEqual(['RST,ACK 0 ack 301']);
  expect(says('FIN 300 len 5')).toEqual(['RST,ACK 0 ack 306']);
  expect(says('- 300 len 5')).toEqual(['RST,ACK 0 ack 305']);
  expect([...says('RST 300'), ...says('RST,ACK 300 ack 42')]).toEqual([]);
});

test('LISTEN ignores a RST (§3.10.7.2 first)', () => {
  const end = endpointIn('LISTEN').hears('SYN,RST,ACK 300 ack 7');
  expect([end.says, end.state]).toEqual([[], 'LISTEN']);
});

test('LISTEN resets whatever carries an ACK, by <SEQ=SEG.ACK><CTL=RST> (§3.10.7.2 second)', () => {
  for (const words of ['ACK 300 ack 7', 'SYN,ACK 300 ack 7', 'FIN,ACK 300 ack 7 len 9']) {
    const end = endpointIn('LISTEN').hears(words);
    expect([end.says, end.state], words).toEqual([['RST 7'], 'LISTEN']);
  }
});

test('LISTEN takes a SYN: numbers set, remote socket filled in, SYN,ACK, text kept (§3.10.7.2 third)', () => {
  const end = endpointIn('LISTEN', rfc9293, { remotePort: 0 }).hears('SYN 300 len 4');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.seen).toMatchObject({
    ...{ state: 'SYN-RECEIVED', irs: 300, rcvNxt: 301, iss: 100, sndUna: 100, sndNxt: 101 },
    ...{ remotePort: 2, held: 1 },
  });
  const done = end.hears('ACK 305 ack 101');
  expect([done.results, done.says]).toEqual([['RECEIVE 4'], ['ACK 101 ack 305']]);
});

test('LISTEN drops the rest (§3.10.7.2 fourth)', () => {
  for (const words of ['FIN 300', 'PSH 300 len 5', '- 300']) {
    const end = endpointIn('LISTEN').hears(words);
    expect([end.says, end.state], words).toEqual([[], 'LISTEN']);
  }
});

test('SYN-SENT resets an ACK of what was never sent, unless it is a RST (§3.10.7.3 first)', () => {
  for (const ack of [100, 102]) {
    const end = endpointIn('SYN-SENT').hears(`SYN,ACK 300 ack ${ack}`);
    expect([end.says, end.state]).toEqual([[`RST ${ack}`], 'SYN-SENT']);
    expect(endpointIn('SYN-SENT').hears(`RST,ACK 300 ack ${ack}`).says).toEqual([]);
  }
});

test('SYN-SENT believes a RST only with an acceptable ACK (§3.10.7.3 second)', () => {
  expect(endpointIn('SYN-SENT').hears('RST 300').state).toBe('SYN-SENT');
  const end = endpointIn('SYN-SENT', rfc9293, slow).call({ name: 'RECEIVE', octets: 1 });
  end.hears('RST,ACK 0 ack 101');
  expect([end.state, end.signals]).toEqual(['CLOSED', ['connection reset']]);
  expect(end.results).toEqual(['RECEIVE connection reset']);
});

test('SYN-SENT and a SYN,ACK: ESTABLISHED, an ACK, and the text on it (§3.10.7.3 fourth)', () => {
  const end = endpointIn('SYN-SENT').hears('SYN,URG,ACK 300 ack 101 len 6 up 4 wnd 500');
  expect(end.seen).toMatchObject({
    ...{ state: 'ESTABLISHED', irs: 300, rcvNxt: 307, sndUna: 101, sndWnd: 500, outstanding: 0 },
  });
  expect([end.says[0], end.says.at(-1)]).toEqual(['ACK 101 ack 301', 'ACK 101 ack 307']);
  expect([end.results, end.signals]).toEqual([['RECEIVE 6'], ['urgent data']]);
  const finished = endpointIn('SYN-SENT').hears('SYN,FIN,ACK 300 ack 101');
  expect([finished.state, finished.path]).toEqual(['CLOSE-WAIT', ['ESTABLISHED', 'CLOSE-WAIT']]);
});

test('SYN-SENT and a bare SYN: SYN-RECEIVED, SYN,ACK with ISS, text kept (§3.10.7.3 fourth)', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300 len 3 wnd 700');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.seen).toMatchObject({ state: 'SYN-RECEIVED', sndWnd: 700, held: 1, sndUna: 100 });
  end.hears('ACK 304 ack 101');
  expect([end.state, end.results]).toEqual(['ESTABLISHED', ['RECEIVE 3']]);
});

test('SYN-SENT drops what has neither SYN nor RST, a FIN too (§3.10.7.3 fifth)', () => {
  for (const words of ['ACK 300 ack 101 len 5', 'FIN,ACK 300 ack 101', 'FIN 300', '- 300']) {
    const end = endpointIn('SYN-SENT').hears(words);
    expect([end.says, end.state, end.results], words).toEqual([[], 'SYN-SENT', []]);
  }
});

test.each(synchronized)(
  '%s: outside of the window an ACK answers, and a RST is dropped (§3.10.7.4 first)',
  (state) => {
    const end = endpointIn(state);
    const { rcvNxt, rcvWnd, sndNxt, ack } = where(end);
    const outside = [
      `ACK ${rcvNxt + rcvWnd} ack ${sndNxt}`,
      `ACK ${rcvNxt - 2} ack ${sndNxt} len 1`,
    ];
    for (const words of outside) expect(end.hears(words).says, words).toEqual([ack]);
    for (const at of [rcvNxt - 1, rcvNxt + rcvWnd]) expect(end.hears(`RST ${at}`).says).toEqual([]);
    expect([end.state, where(end).rcvNxt]).toEqual([state, rcvNxt]);
  },
);

test('the four cases of Table 6 (§3.10.7.4 first)', () => {
  const taken = (rcvBuffer: number, words: string): boolean => {
    const options = { rcvBuffer: rcvBuffer + 10, ...slow };
    const end = endpointIn('ESTABLISHED', rfc9293, options).hears('ACK 301 ack 101 len 10');
    const before = end.seen?.sndWnd;
    return end.hears(`${words} ack 101 wnd 77`).seen?.sndWnd !== before;
  };
  // Empty segment, no window.
  expect([taken(0, 'ACK 310'), taken(0, 'ACK 311'), taken(0, 'ACK 312')]).toEqual([
    false,
    true,
    false,
  ]);
  // Empty segment, a window of five: from its first number to its last.
  const empty = [310, 311, 315, 316].map((at) => taken(5, `ACK ${at}`));
  expect(empty).toEqual([false, true, true, false]);
  // Text, no window: only what an ACK at RCV.NXT says.
  expect([taken(0, 'ACK 311 len 1'), taken(0, 'ACK 312 len 1')]).toEqual([true, false]);
  // Text, a window of five: either end in it.
  const text = [306, 307, 311, 315, 316].map((at) => taken(5, `ACK ${at} len 5`));
  expect(text).toEqual([false, true, true, true, false]);
});

test('only the new part of a segment is taken, and nothing beyond the window (§3.10.7.4 first)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 20 }).hears('ACK 301 ack 101 len 10');
  expect(end.hears('ACK 306 ack 101 len 20').results).toEqual(['RECEIVE 15']);
  expect(end.hears('ACK 326 ack 101 len 40').results).toEqual(['RECEIVE 20']);
  expect(where(end).rcvNxt).toBe(346);
  const cut = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 20 });
  cut.hears('FIN,ACK 301 ack 101 len 20');
  expect([cut.state, where(cut).rcvNxt]).toEqual(['ESTABLISHED', 321]);
});

const afterReset: Readonly<Record<Synchronized, readonly [State, readonly string[]]>> = {
  'SYN-RECEIVED': ['LISTEN', []],
  ESTABLISHED: ['CLOSED', ['connection reset']],
  'FIN-WAIT-1': ['CLOSED', ['connection reset']],
  'FIN-WAIT-2': ['CLOSED', ['connection reset']],
  'CLOSE-WAIT': ['CLOSED', ['connection reset']],
  CLOSING: ['CLOSED', []],
  'LAST-ACK': ['CLOSED', []],
  'TIME-WAIT': ['CLOSED', []],
};
test.each(synchronized)(
  '%s: a RST at RCV.NXT resets, one further on is challenged (§3.10.7.4 second)',
  (state) => {
    const end = endpointIn(state);
    const { rcvNxt, ack } = where(end);
    expect(end.hears(`RST ${rcvNxt + 1}`).says).toEqual([ack]);
    expect(end.state).toBe(state);
    end.hears(`RST ${rcvNxt}`);
    expect([end.state, end.signals]).toEqual(afterReset[state]);
    expect([end.says, end.waits(1_000_000).says]).toEqual([[], []]);
  },
);

test('a RST ends the RECEIVEs that wait and empties the queues (§3.10.7.4 second)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, slow).call({ name: 'RECEIVE', octets: 1 });
  end.call({ name: 'SEND', octets: 5 }).hears('RST 301');
  expect(end.results).toEqual(['RECEIVE connection reset']);
  expect(end.waits(1_000_000).says).toEqual([]);
});

test('SYN-RECEIVED from an active OPEN: a RST refuses the connection (§3.10.7.4 second)', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300').hears('RST 301');
  expect([end.state, end.signals]).toEqual(['CLOSED', ['connection refused']]);
});

test.each(synchronized.filter((state) => state !== 'SYN-RECEIVED'))(
  '%s: a SYN anywhere is challenged and dropped (§3.10.7.4 fourth)',
  (state) => {
    const end = endpointIn(state);
    const { rcvNxt, ack } = where(end);
    for (const at of [rcvNxt - 500, rcvNxt, rcvNxt + 1, rcvNxt + 100_000]) {
      expect(end.hears(`SYN ${at}`).says, String(at)).toEqual([ack]);
    }
    expect([end.state, end.signals]).toEqual([state, []]);
  },
);

test('SYN-RECEIVED: a new SYN leads a passive open back to LISTEN, an active one is challenged (§3.10.7.4 fourth)', () => {
  const passive = endpointIn('SYN-RECEIVED').hears('SYN 400');
  expect([passive.state, passive.says, passive.signals]).toEqual(['LISTEN', [], []]);
  const active = endpointIn('SYN-SENT').hears('SYN 300').hears('SYN 400');
  expect([active.state, active.says]).toEqual(['SYN-RECEIVED', ['ACK 101 ack 301']]);
});

test.each(synchronized)('%s drops what has no ACK (§3.10.7.4 fifth)', (state) => {
  const end = endpointIn(state);
  const { rcvNxt } = where(end);
  for (const words of [`FIN ${rcvNxt}`, `PSH ${rcvNxt} len 5`, `- ${rcvNxt}`]) {
    expect(end.hears(words).says, words).toEqual([]);
  }
  expect([end.state, where(end).rcvNxt]).toEqual([state, rcvNxt]);
});

test('SYN-RECEIVED: the ACK of the SYN establishes and sets the window, another is reset (§3.10.7.4 fifth, SYN-RECEIVED)', () => {
  const end = endpointIn('SYN-RECEIVED').hears('ACK 301 ack 101 wnd 600');
  expect(end.seen).toMatchObject({ state: 'ESTABLISHED', sndUna: 101, sndWnd: 600 });
  for (const ack of [100, 102]) {
    const bad = endpointIn('SYN-RECEIVED').hears(`ACK 301 ack ${ack}`);
    expect([bad.says, bad.state]).toEqual([[`RST ${ack}`], 'SYN-RECEIVED']);
  }
});

test('ESTABLISHED: an ACK moves SND.UNA and the window, an old one neither (§3.10.7.4 fifth, ESTABLISHED)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 5 }).call({ name: 'SEND', octets: 15 });
  end.hears('ACK 301 ack 108 wnd 500');
  expect(end.seen).toMatchObject({ sndUna: 108, sndWnd: 500, outstanding: 2 });
  end.hears('ACK 301 ack 106 wnd 400');
  expect(end.seen).toMatchObject({ sndUna: 108, sndWnd: 500, outstanding: 2 });
  end.hears('ACK 301 ack 108 wnd 300');
  expect(end.seen).toMatchObject({ sndUna: 108, sndWnd: 300 });
  end.hears('ACK 302 ack 108 len 1 wnd 200').hears('ACK 301 ack 108 wnd 900');
  expect(end.seen).toMatchObject({ sndWnd: 200 });
  end.hears('ACK 301 ack 117');
  expect([end.says, end.seen?.sndUna]).toEqual([['ACK 116 ack 301'], 108]);
});

test('FIN-WAIT-1: the ACK of the FIN leads on and answers the CLOSE, another ACK does not (§3.10.7.4 fifth, FIN-WAIT-1, FIN-WAIT-2)', () => {
  const end = endpointIn('FIN-WAIT-1').hears('ACK 301 ack 101 wnd 50');
  expect([end.state, end.seen?.sndWnd]).toEqual(['FIN-WAIT-1', 50]);
  end.hears('ACK 301 ack 102');
  expect([end.state, end.results]).toEqual(['FIN-WAIT-2', ['CLOSE 0']]);
});

test('CLOSE-WAIT takes ACKs as ESTABLISHED does (§3.10.7.4 fifth, CLOSE-WAIT)', () => {
  const end = endpointIn('CLOSE-WAIT').call({ name: 'SEND', octets: 5 });
  end.hears('ACK 302 ack 106 wnd 90');
  expect(end.seen).toMatchObject({ state: 'CLOSE-WAIT', sndUna: 106, sndWnd: 90, outstanding: 0 });
});

test('CLOSING: only the ACK of the FIN leads to TIME-WAIT (§3.10.7.4 fifth, CLOSING)', () => {
  const end = endpointIn('CLOSING').hears('ACK 302 ack 101');
  expect([end.state, end.says]).toEqual(['CLOSING', []]);
  end.hears('ACK 302 ack 102');
  expect([end.state, end.says]).toEqual(['TIME-WAIT', []]);
});

test('LAST-ACK: only the ACK of the FIN deletes the TCB (§3.10.7.4 fifth, LAST-ACK)', () => {
  const end = endpointIn('LAST-ACK').hears('ACK 302 ack 101');
  expect(end.state).toBe('LAST-ACK');
  end.hears('ACK 302 ack 102');
  expect([end.state, end.seen, end.says]).toEqual(['CLOSED', null, []]);
});

test('TIME-WAIT: the FIN again is acknowledged and starts 2 MSL anew (§3.10.7.4 fifth, TIME-WAIT)', () => {
  const end = endpointIn('TIME-WAIT').waits(200_000).hears('FIN,ACK 301 ack 102');
  expect(end.says).toEqual(['ACK 102 ack 302']);
  expect(end.waits(239_999).state).toBe('TIME-WAIT');
  expect(end.waits(1).state).toBe('CLOSED');
});

test.each(synchronized.filter((state) => state !== 'SYN-RECEIVED'))(
  '%s: URG is told before the peer’s FIN, ignored after it (§3.10.7.4 sixth)',
  (state) => {
    const end = endpointIn(state);
    const { rcvNxt, sndUna } = where(end);
    const open = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'].includes(state);
    end.hears(`URG,ACK ${rcvNxt} ack ${sndUna} up 9`);
    expect(end.signals).toEqual(open ? ['urgent data'] : []);
    expect(end.hears(`URG,ACK ${rcvNxt} ack ${sndUna} up 9`).signals).toEqual([]);
  },
);

test.each(synchronized.filter((state) => state !== 'SYN-RECEIVED'))(
  '%s: text is taken and acknowledged before the peer’s FIN, ignored after it (§3.10.7.4 seventh)',
  (state) => {
    const end = endpointIn(state);
    const { rcvNxt, sndUna, sndNxt } = where(end);
    const open = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'].includes(state);
    end.hears(`PSH,ACK ${rcvNxt} ack ${sndUna} len 5`);
    expect(end.results).toEqual(open ? ['RECEIVE 5'] : []);
    expect(end.says).toEqual(open ? [`ACK ${sndNxt} ack ${rcvNxt + 5}`] : []);
  },
);

test('text moves RCV.NXT and takes window, their sum stays (§3.10.7.4 seventh)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 100, ...slow });
  end.hears('PSH,ACK 301 ack 101 len 30');
  expect(end.seen).toMatchObject({ rcvNxt: 331, rcvWnd: 70, unread: 30 });
});

const finLeadsTo: Readonly<Record<Exclude<Synchronized, 'SYN-RECEIVED'>, State>> = {
  ESTABLISHED: 'CLOSE-WAIT',
  'FIN-WAIT-1': 'CLOSING',
  'FIN-WAIT-2': 'TIME-WAIT',
  'CLOSE-WAIT': 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST-ACK',
  'TIME-WAIT': 'TIME-WAIT',
};
test.each(Object.entries(finLeadsTo) as [keyof typeof finLeadsTo, State][])(
  '%s: a FIN leads to %s, once (§3.10.7.4 eighth)',
  (state, to) => {
    const end = endpointIn(state);
    const { sndUna, sndNxt } = where(end);
    const first = state !== to;
    end.hears(`FIN,ACK 301 ack ${sndUna}`);
    expect([end.state, end.says]).toEqual([to, [`ACK ${sndNxt} ack 302`]]);
    expect(end.signals).toEqual(first ? ['connection closing'] : []);
    end.hears(`FIN,ACK 301 ack ${sndUna}`);
    expect([end.state, end.signals, where(end).rcvNxt]).toEqual([to, [], 302]);
  },
);

test('a FIN ends the RECEIVEs that wait; text before it is still read (§3.10.7.4 eighth)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, slow).call({ name: 'RECEIVE', octets: 1 });
  end.call({ name: 'RECEIVE', octets: 9 }).call({ name: 'RECEIVE', octets: 9 });
  end.hears('FIN,ACK 301 ack 101 len 4');
  expect(end.results).toEqual(['RECEIVE 1', 'RECEIVE 3', 'RECEIVE connection closing']);
});

test('SYN-RECEIVED: a FIN on the ACK of the SYN leads to CLOSE-WAIT (§3.10.7.4 eighth, SYN-RECEIVED)', () => {
  const end = endpointIn('SYN-RECEIVED').hears('FIN,ACK 301 ack 101');
  expect([end.path, end.says]).toEqual([['ESTABLISHED', 'CLOSE-WAIT'], ['ACK 101 ack 302']]);
});

test('FIN-WAIT-1: a FIN that acknowledges ours leads to TIME-WAIT, other timers off (§3.10.7.4 eighth, FIN-WAIT-1)', () => {
  const end = endpointIn('FIN-WAIT-1').hears('FIN,ACK 301 ack 102');
  expect(end.path).toEqual(['FIN-WAIT-2', 'TIME-WAIT']);
  expect(Object.keys(end.seen?.timers ?? {})).toEqual(['time-wait']);
});
