import { met, unmet, type Requirement } from './requirement';

const calls = 'tcp/requirements/calls.test.ts';
const arrivals = 'tcp/requirements/arrivals.test.ts';
const windows = 'tcp/requirements/windows.test.ts';
const timeouts = 'tcp/requirements/timeouts.test.ts';

/** A part of a user call's section: the states it speaks of, and what it has them do. */
const callIn =
  (section: string, code: string) =>
  (where: string, says: string): Requirement =>
    met(`§${section} ${where}`, section, says, code, calls);
const open = callIn('3.10.1', 'tcp/calls/open.ts');
const send = callIn('3.10.2', 'tcp/calls/send.ts');
const receive = callIn('3.10.3', 'tcp/calls/receive.ts');
const close = callIn('3.10.4', 'tcp/calls/close.ts');
const abort = callIn('3.10.5', 'tcp/calls/abort.ts');

/** A step of an arriving segment's way. */
const step = (section: string, which: string, says: string, code: string): Requirement =>
  met(`§${section} ${which}`, section, says, code, arrivals);
const acks = (state: string, says: string): Requirement =>
  step('3.10.7.4', `fifth, ${state}`, says, 'tcp/arrives/fifth-ack.ts');

const security =
  'Security and compartment belong to the IP layer, which is not simulated: they always match.';

/** RFC 9293 §3.10, event by event: user calls, arriving segments, timeouts. */
export const ofEvents = [
  open('CLOSED', 'LISTEN, or SYN-SENT with a SYN; no remote socket: an error.'),
  open('LISTEN', 'Passive turns active; no remote socket: an error.'),
  open('other states', '«connection already exists».'),
  send('CLOSED', '«connection does not exist».'),
  send('LISTEN', 'Passive turns active; no remote socket: an error.'),
  send('SYN-SENT, SYN-RECEIVED', 'The text waits for ESTABLISHED.'),
  send('ESTABLISHED, CLOSE-WAIT', 'Segments with the current acknowledgment.'),
  send('closing states', '«connection closing».'),
  receive('CLOSED', '«connection does not exist».'),
  receive('LISTEN, SYN-SENT, SYN-RECEIVED', 'The call waits.'),
  receive('ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2', 'Text that is there, or the call waits.'),
  receive('CLOSE-WAIT', 'Text that is left, else «connection closing».'),
  receive('closing states', '«connection closing».'),
  close('CLOSED', '«connection does not exist».'),
  close('LISTEN, SYN-SENT', 'Calls that wait end, the TCB is deleted.'),
  close('SYN-RECEIVED', 'A FIN, at once or after text that waits.'),
  close('ESTABLISHED', 'A FIN after all text; FIN-WAIT-1 at once.'),
  close('CLOSE-WAIT', 'A FIN after all text; LAST-ACK with it.'),
  close('closing states', '«connection closing», no second FIN.'),
  abort('CLOSED', '«connection does not exist».'),
  abort('LISTEN, SYN-SENT', 'Calls that wait end, the TCB is deleted.'),
  abort('synchronized states', 'A RST, calls that wait end, the TCB is deleted.'),
  abort('closing states', '«ok», the TCB is deleted.'),
  met('§3.10.6', '3.10.6', 'STATUS gives the state and the TCB.', 'tcp/calls/status.ts', calls),
  unmet(
    '§3.10 insufficient resources',
    '3.10',
    'A call fails where there is no room for it.',
    'left-out',
    'Memory is not bounded in a simulation; the bounds of listeners are (lib/sim/listen-queue.ts).',
  ),
  unmet(
    '§3.10 connection illegal for this process',
    '3.10',
    'A call on somebody else’s connection fails.',
    'application',
    'Each host of a scenario has one user.',
  ),
  unmet(
    '§3.10.2 acknowledged SENDs',
    '3.10.2',
    'A SEND comes back once all of it is acknowledged, or with the error that ended it.',
    'partly',
    'SEND answers once its text is queued, as send() does; what ends the connection is told by a signal.',
  ),
  met('§3.10.7.1', '3.10.7.1', 'All but a RST is reset.', 'tcp/arrives/closed.ts', arrivals),
  step('3.10.7.2', 'first', 'A RST is ignored.', 'tcp/arrives/listen.ts'),
  step('3.10.7.2', 'second', 'An ACK is reset.', 'tcp/arrives/listen.ts'),
  step('3.10.7.2', 'third', 'A SYN is answered by SYN,ACK.', 'tcp/arrives/listen.ts'),
  step('3.10.7.2', 'fourth', 'The rest is dropped.', 'tcp/arrives/listen.ts'),
  unmet('§3.10.7.2 security', '3.10.7.2', 'Another compartment is reset.', 'ip-layer', security),
  step('3.10.7.3', 'first', 'An unacceptable ACK is reset.', 'tcp/arrives/syn-sent.ts'),
  step('3.10.7.3', 'second', 'A RST needs an acceptable ACK.', 'tcp/arrives/syn-sent.ts'),
  unmet(
    '§3.10.7.3 second, RFC 5961',
    '3.10.7.3',
    'With RFC 5961 a RST in SYN-SENT must have SEG.SEQ = RCV.NXT.',
    'left-out',
    'There is no RCV.NXT before the peer’s SYN, and the resets of §3.10.7.1 have SEQ 0: what protects is the acknowledgment, as in RFC 5961 §3.2 itself.',
  ),
  unmet('§3.10.7.3 third', '3.10.7.3', 'Another compartment is reset.', 'ip-layer', security),
  step('3.10.7.3', 'fourth', 'ESTABLISHED or SYN-RECEIVED.', 'tcp/arrives/syn-sent.ts'),
  step('3.10.7.3', 'fifth', 'The rest is dropped.', 'tcp/arrives/syn-sent.ts'),
  met('MUST-58', '3.10.7.4', 'ACKs are gathered where possible.', 'tcp/context.ts', windows),
  met(
    'MUST-59',
    '3.10.7.4',
    'All queued segments are processed before any ACK.',
    'tcp/context.ts',
    'tcp/arrives/arrives.test.ts',
  ),
  step('3.10.7.4', 'first', 'Table 6, trimming, and ACKs.', 'tcp/arrives/first-sequence.ts'),
  met(
    'SHLD-31',
    '3.10.7.4',
    'What comes before its turn is held.',
    'tcp/arrives/seventh-text.ts',
    'tcp/arrives/arrives.test.ts',
  ),
  step(
    '3.10.7.4',
    'second',
    'A RST: dropped outside of the window, believed at RCV.NXT, else challenged.',
    'tcp/arrives/second-rst.ts',
  ),
  unmet('§3.10.7.4 third', '3.10.7.4', 'Another compartment is reset.', 'ip-layer', security),
  step(
    '3.10.7.4',
    'fourth',
    'A SYN: LISTEN from a passive SYN-RECEIVED, else challenged.',
    'tcp/arrives/fourth-syn.ts',
  ),
  step('3.10.7.4', 'fifth', 'Without ACK: dropped.', 'tcp/arrives/fifth-ack.ts'),
  met(
    'MAY-12',
    '3.10.7.4',
    'An ACK out of range is answered, its segment dropped.',
    'tcp/arrives/fifth-ack.ts',
    windows,
  ),
  acks('SYN-RECEIVED', 'ESTABLISHED, or a reset.'),
  acks('ESTABLISHED', 'SND.UNA, the queue, the window.'),
  step(
    '3.10.7.4',
    'fifth, FIN-WAIT-1, FIN-WAIT-2',
    'The ACK of the FIN: FIN-WAIT-2, where the CLOSE is answered.',
    'tcp/arrives/fifth-ack.ts',
  ),
  acks('CLOSE-WAIT', 'As in ESTABLISHED.'),
  acks('CLOSING', 'The ACK of the FIN: TIME-WAIT.'),
  acks('LAST-ACK', 'The ACK of the FIN: CLOSED.'),
  acks('TIME-WAIT', 'The FIN again: an ACK, and 2 MSL anew.'),
  step('3.10.7.4', 'sixth', 'Urgent text is told.', 'tcp/arrives/sixth-urg.ts'),
  step('3.10.7.4', 'seventh', 'Text is taken and acknowledged.', 'tcp/arrives/seventh-text.ts'),
  met(
    'MAY-13',
    '3.10.7.4',
    'What is not next draws an ACK.',
    'tcp/arrives/seventh-text.ts',
    windows,
  ),
  step('3.10.7.4', 'eighth', 'A FIN, by state.', 'tcp/arrives/eighth-fin.ts'),
  step('3.10.7.4', 'eighth, SYN-RECEIVED', 'CLOSE-WAIT.', 'tcp/arrives/eighth-fin.ts'),
  step(
    '3.10.7.4',
    'eighth, FIN-WAIT-1',
    'TIME-WAIT if our FIN is acknowledged, else CLOSING.',
    'tcp/arrives/eighth-fin.ts',
  ),
  met(
    '§3.10.8 USER TIMEOUT',
    '3.10.8',
    'Queues flushed, user told, TCB deleted.',
    'tcp/timeouts.ts',
    timeouts,
  ),
  met(
    '§3.10.8 RETRANSMISSION TIMEOUT',
    '3.10.8',
    'The front of the queue again.',
    'tcp/timeouts.ts',
    timeouts,
  ),
  met('§3.10.8 TIME-WAIT TIMEOUT', '3.10.8', 'The TCB is deleted.', 'tcp/timeouts.ts', timeouts),
];
