import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { endpointIn, type Dialogue } from '../dialogue';
import { believing } from '../misconceptions';
import type { State } from '../state';

const receive = (octets: number) => ({ name: 'RECEIVE', octets }) as const;
const send = (octets: number) => ({ name: 'SEND', octets }) as const;
const close = { name: 'CLOSE' } as const;
const release = { name: 'CLOSE', release: true } as const;
const closing: readonly State[] = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'];

/** An endpoint in a closing state with five octets that nobody has read. */
function unread(state: State, behaviour: Behaviour = rfc9293): Dialogue {
  const end = endpointIn('ESTABLISHED', behaviour, { readsAtOnce: false });
  end.hears('ACK 301 ack 101 len 5');
  if (state === 'CLOSE-WAIT') return end.hears('FIN,ACK 306 ack 101');
  if (state === 'LAST-ACK') return end.hears('FIN,ACK 306 ack 101').call(close);
  end.call(close);
  if (state === 'FIN-WAIT-1') return end;
  if (state === 'CLOSING') return end.hears('FIN,ACK 306 ack 101');
  end.hears('ACK 306 ack 102');
  return state === 'FIN-WAIT-2' ? end : end.hears('FIN,ACK 306 ack 102');
}

test.each(closing)(
  'RECEIVE in %s is refused by §3.10.3; Linux hands over what is unread [v4]',
  (state) => {
    expect(unread(state).call(receive(9)).results).toEqual(['RECEIVE connection closing']);
    const served = unread(state, linux).call(receive(9));
    expect(served.results).toEqual(['RECEIVE 5']);
    expect(served.call(receive(9)).results).toEqual(['RECEIVE connection closing']);
  },
);

test.each(['CLOSE-WAIT', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)(
  'RECEIVE in %s hands over what is unread',
  (state) => {
    expect(unread(state).call(receive(3)).results).toEqual(['RECEIVE 3']);
    expect(unread(state).call(receive(9)).results).toEqual(['RECEIVE 5']);
  },
);

test('RECEIVE in CLOSE-WAIT with nothing left says that the connection is closing', () => {
  const end = unread('CLOSE-WAIT').call(receive(5));
  expect(end.call(receive(1)).results).toEqual(['RECEIVE connection closing']);
});

test.each([
  'LISTEN',
  'SYN-SENT',
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
] as const)('RECEIVE in %s waits for text', (state) => {
  const end = endpointIn(state, rfc9293, { readsAtOnce: false }).call(receive(5));
  expect(end.results).toEqual([]);
  expect(end.call({ name: 'ABORT' }).results).toContain('RECEIVE connection reset');
});

test('RECEIVE calls are served in their order, each with what there is', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { readsAtOnce: false });
  end.call(receive(4)).call(receive(3)).hears('ACK 301 ack 101 len 5');
  expect(end.results).toEqual(['RECEIVE 4', 'RECEIVE 1']);
  expect(end.seen?.unread).toBe(0);
});

test.each(['ESTABLISHED', 'CLOSE-WAIT', 'SYN-SENT', 'SYN-RECEIVED'] as const)(
  'SEND in %s takes the octets',
  (state) => {
    expect(endpointIn(state).call(send(7)).results).toEqual(['SEND 7']);
  },
);

test.each(['FIN-WAIT-1', 'FIN-WAIT-2', ...closing] as const)('SEND in %s is refused', (state) => {
  const end = endpointIn(state).call(send(7));
  expect(end.results).toEqual(['SEND connection closing']);
  expect(end.says).toEqual([]);
});

test('text sent before ESTABLISHED waits, all of it, in order', () => {
  const end = endpointIn('SYN-SENT').call(send(5)).call(send(6));
  expect(end.seen?.unsent).toBe(11);
  expect(end.hears('SYN,ACK 300 ack 101').says.at(-1)).toBe('PSH,ACK 101 ack 301 len 11');
});

test('D16 believes that a closed end may still send: its text lies behind the FIN', () => {
  const end = endpointIn('FIN-WAIT-1', believing(rfc9293, 'D16')).call(send(7));
  expect(end.says).toEqual(['PSH,ACK 102 ack 301 len 7']);
});

test('CLOSE of a listener or an opener ends the RECEIVE calls that wait: «closing» (§3.10.4)', () => {
  for (const state of ['LISTEN', 'SYN-SENT'] as const) {
    const end = endpointIn(state, rfc9293, { readsAtOnce: false }).call(receive(5)).call(close);
    expect(end.results).toEqual(['RECEIVE closing']);
    expect(end.state).toBe('CLOSED');
  }
});

test('a second CLOSE before ESTABLISHED changes nothing', () => {
  const end = endpointIn('SYN-RECEIVED').call(send(5)).call(close).call(close);
  expect(end.state).toBe('SYN-RECEIVED');
  expect(end.hears('ACK 301 ack 101').says).toEqual([
    'PSH,ACK 101 ack 301 len 5',
    'FIN,ACK 106 ack 301',
  ]);
});

test('giving a connection up with unread text resets it, unless the behaviour has it closed in order', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { readsAtOnce: false });
  end.hears('ACK 301 ack 101 len 5').call(release);
  expect(end.says).toEqual(['RST 101']);
  expect(end.state).toBe('CLOSED');
  const orderly = endpointIn(
    'ESTABLISHED',
    { ...rfc9293, releaseWithUnread: 'fin' },
    { readsAtOnce: false },
  );
  orderly.hears('ACK 301 ack 101 len 5').call(release);
  expect(orderly.says).toEqual(['FIN,ACK 101 ack 306']);
});

test('who gives up a connection in FIN-WAIT-2 starts Linux’s time for it; half-closing does not', () => {
  const released = endpointIn('FIN-WAIT-2', linux).call(release);
  expect(released.seen?.timers['fin-wait-2']).toBe(60_000);
  expect(released.results).toEqual(['CLOSE connection closing']);
  expect(endpointIn('FIN-WAIT-2', linux).call(close).seen?.timers).toEqual({});
  expect(endpointIn('FIN-WAIT-2').call(release).seen?.timers).toEqual({});
  expect(endpointIn('CLOSING', linux).call(release).seen?.timers['fin-wait-2']).toBeUndefined();
});

test.each(closing)('ABORT in %s is answered «ok» and leaves nothing (§3.10.5)', (state) => {
  const end = endpointIn(state).call({ name: 'ABORT' });
  expect(end.results).toEqual(['ABORT 0']);
  expect(end.says).toEqual([]);
  expect(end.seen).toBeNull();
});

test('STATUS tells the state, and that there is none in CLOSED (§3.10.6)', () => {
  expect(endpointIn('ESTABLISHED').call({ name: 'STATUS' }).results).toEqual(['STATUS 0']);
  const none = endpointIn('CLOSED').call({ name: 'STATUS' });
  expect(none.results).toEqual(['STATUS connection does not exist']);
});

test('OPEN of what stands changes nothing of it', () => {
  const end = endpointIn('SYN-RECEIVED').call({ name: 'OPEN', active: true });
  expect(end.results).toEqual(['OPEN connection already exists']);
  expect(end.seen).toMatchObject({ state: 'SYN-RECEIVED', origin: 'passive' });
});

test('a window that reading opens moves by what is worth a segment, or half the buffer (§3.8.6.2.2)', () => {
  const full = (sndMss: number) =>
    endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 100, readsAtOnce: false, sndMss }).hears(
      'ACK 301 ack 101 len 100',
    );
  expect(full(1000).call(receive(49)).says).toEqual([]);
  expect(
    full(1000)
      .call(receive(50))
      .sent.map(({ wnd }) => wnd),
  ).toEqual([50]);
  expect(full(20).call(receive(19)).says).toEqual([]);
  expect(
    full(20)
      .call(receive(20))
      .sent.map(({ wnd }) => wnd),
  ).toEqual([20]);
});

test('a window that is still worth a segment opens further in silence, and after the FIN always', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, {
    rcvBuffer: 100,
    readsAtOnce: false,
    sndMss: 20,
  });
  end.hears('ACK 301 ack 101 len 80').call(receive(40));
  expect(end.says).toEqual([]);
  expect(end.seen?.rcvWnd).toBe(60);
  const finished = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 101, readsAtOnce: false });
  finished.hears('FIN,ACK 301 ack 101 len 100').call(receive(100));
  expect(finished.says).toEqual([]);
});
