import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { endpointIn } from '../dialogue';
import { plainSettings } from '../settings';

/** ESTABLISHED after `octets` were sent and acknowledged, with a window of 1000 all the time. */
function after(octets: number, behaviour = rfc9293) {
  const end = endpointIn('ESTABLISHED', behaviour);
  for (let una = 101; una < 101 + octets; una += 500) {
    end.call({ name: 'SEND', octets: 500 }).hears(`ACK 301 ack ${una + 500}`);
  }
  return end;
}

test('an ACK in SYN-RECEIVED of what was never sent is reset and its text dropped', () => {
  const end = endpointIn('SYN-RECEIVED').hears('ACK 301 ack 102 len 5');
  expect(end.says).toEqual(['RST 102']);
  expect(end.seen).toMatchObject({ state: 'SYN-RECEIVED', rcvNxt: 301 });
  expect(endpointIn('SYN-RECEIVED').hears('ACK 301 ack 100').says).toEqual(['RST 100']);
});

test('an old ACK is taken as far back as the greatest window goes (RFC 5961 §5)', () => {
  for (const behaviour of [rfc9293, linux]) {
    expect(after(5000, behaviour).hears('ACK 301 ack 4101 len 5').seen?.rcvNxt).toBe(306);
    const older = after(5000, behaviour).hears('ACK 301 ack 4100 len 5');
    expect(older.seen?.rcvNxt).toBe(301);
    expect(older.reasons).toEqual(['rfc9293:3.10.7.4:fifth:range']);
  }
});

test('an ACK of numbers before our SYN is within the window’s reach by RFC 5961, not for Linux [j10]', () => {
  expect(after(0).hears('ACK 301 ack 100 len 5').seen?.rcvNxt).toBe(306);
  expect(after(0, linux).hears('ACK 301 ack 100 len 5').seen?.rcvNxt).toBe(301);
  expect(after(0, linux).hears('ACK 301 ack 101 len 5').seen?.rcvNxt).toBe(306);
});

test('an older ACK moves neither SND.UNA nor the window', () => {
  const end = after(500).hears('ACK 305 ack 400 len 5 wnd 7');
  expect(end.seen).toMatchObject({ sndUna: 601, sndWnd: 1000, held: 1 });
});

test('the window is taken from the segment that is later by SEQ, then by ACK (SND.WL1, SND.WL2)', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 350 ack 101 len 10 wnd 400');
  expect(end.seen?.sndWnd).toBe(400);
  expect(end.hears('ACK 301 ack 101 wnd 900').seen?.sndWnd).toBe(400);
  expect(end.hears('ACK 350 ack 101 wnd 800').seen?.sndWnd).toBe(800);
  expect(end.hears('ACK 351 ack 101 wnd 700').seen?.sndWnd).toBe(700);
});

test('three ACKs that change the window are no duplicates: nothing is repeated (RFC 5681 §2)', () => {
  const settings = { ...plainSettings, congestion: 'reno' } as const;
  const end = endpointIn('ESTABLISHED', rfc9293, { settings, sndMss: 100 });
  end.call({ name: 'SEND', octets: 500 });
  for (const wnd of [900, 800, 700, 600]) {
    expect(end.hears(`ACK 301 ack 101 wnd ${wnd}`).says).toEqual([]);
  }
});

test('text repeated into a window that the peer keeps shut never ends the connection (MUST-37)', () => {
  const repeated = (wnd: number) => {
    const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 10 });
    for (let n = 0; n < 10; n += 1) end.waits(60_000).hears(`ACK 301 ack 101 wnd ${wnd}`);
    return end.state;
  };
  expect(repeated(0)).toBe('ESTABLISHED');
  expect(repeated(1000)).toBe('CLOSED');
});

test('once the window is open again, silence counts from there', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 10 });
  end.waits(60_000).hears('ACK 301 ack 101 wnd 0');
  end.hears('ACK 301 ack 111 wnd 1000').call({ name: 'SEND', octets: 10 });
  expect(end.waits(600_000).state).toBe('CLOSED');
});

test('urgent text stays urgent until its last octet is acknowledged', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5, urgent: true });
  end.hears('ACK 301 ack 103').waits(1000);
  expect(end.says).toEqual(['PSH,URG,ACK 103 ack 301 len 3']);
  expect(end.sent[0]?.up).toBe(3);
});

test('CLOSING and LAST-ACK wait for the ACK of the FIN itself', () => {
  expect(endpointIn('CLOSING').hears('ACK 302 ack 101').state).toBe('CLOSING');
  expect(endpointIn('LAST-ACK').hears('ACK 302 ack 101').state).toBe('LAST-ACK');
  expect(endpointIn('LAST-ACK').hears('ACK 302 ack 102').state).toBe('CLOSED');
});

test('text queued before CLOSE still leaves in CLOSING, once the window lets it', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  end.hears('FIN,ACK 301 ack 101 wnd 0');
  expect(end.state).toBe('CLOSING');
  end.hears('ACK 302 ack 101 wnd 1000');
  expect(end.says).toEqual(['PSH,ACK 101 ack 302 len 5', 'FIN,ACK 106 ack 302']);
});

test('in CLOSE-WAIT an ACK that opens the window lets more text go', () => {
  const end = endpointIn('CLOSE-WAIT').call({ name: 'SEND', octets: 1500 });
  expect(end.sent.map(({ len }) => len)).toEqual([1000]);
  expect(end.hears('ACK 302 ack 1101').says).toEqual(['PSH,ACK 1101 ack 302 len 500']);
});

test('the CLOSE call is answered when the FIN is acknowledged (§3.10.7.4 fifth, FIN-WAIT-2)', () => {
  const end = endpointIn('FIN-WAIT-1').hears('ACK 301 ack 101');
  expect(end.results).toEqual([]);
  expect(end.hears('ACK 301 ack 102').results).toEqual(['CLOSE 0']);
});

test('the text of a FIN-less, ACK-less segment is not taken even where a bare FIN would be', () => {
  const believer = { ...rfc9293, finForm: 'bare-fin' } as const;
  expect(endpointIn('ESTABLISHED', believer).hears('PSH 301 len 5').seen?.rcvNxt).toBe(301);
  expect(endpointIn('ESTABLISHED', believer).hears('FIN 301').state).toBe('CLOSE-WAIT');
  expect(endpointIn('ESTABLISHED', believer).call({ name: 'CLOSE' }).says).toEqual(['FIN 101']);
});
