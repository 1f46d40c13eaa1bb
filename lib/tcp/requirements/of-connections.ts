import { met, unmet } from './requirement';

const test = 'tcp/requirements/connections.test.ts';
const figures = 'tcp/requirements/figures.test.ts';
const outside = 'sim/isn.test.ts';

/** RFC 9293 §3.4 to §3.6: numbers, opening, closing. */
export const ofConnections = [
  met(
    'MUST-66',
    '3.4',
    'RST and URG are heeded even where the receive window is zero.',
    'tcp/arrives/first-sequence.ts',
    test,
  ),
  met('MUST-8', '3.4.1', 'A clock drives the initial numbers.', 'sim/isn.ts', outside),
  met('SHLD-1', '3.4.1', 'ISN = M + F(four-tuple, secret key).', 'sim/isn.ts', outside),
  unmet(
    'MUST-9',
    '3.4.1',
    'F cannot be computed from outside.',
    'partly',
    'F depends on a key that no segment shows, but it is 32 bits well mixed, not a cryptographic function: a scenario has no adversary but the one it scripts, and its runs must be the same everywhere without a library.',
  ),
  met('§3.5 Figure 6', '3.5', 'The three-way handshake.', 'tcp/arrives/syn-sent.ts', figures),
  met('§3.5 Figure 8', '3.5', 'An old SYN is undone.', 'tcp/arrives/syn-sent.ts', figures),
  met('MUST-10', '3.5', 'Simultaneous opens are supported.', 'tcp/arrives/syn-sent.ts', test),
  met('MUST-11', '3.5', 'SYN-RECEIVED knows where it came from.', 'tcp/tcb.ts', test),
  met('§3.5.1 Figure 9', '3.5.1', 'A SYN finds a half-open end.', 'tcp/arrives/closed.ts', figures),
  met('§3.5.1 Figure 10', '3.5.1', 'Text finds one, too.', 'tcp/arrives/closed.ts', figures),
  met('§3.5.1 Figure 11', '3.5.1', 'Listeners stay listeners.', 'tcp/arrives/closed.ts', figures),
  met('§3.5.2', '3.5.2', 'When a reset is sent, and how.', 'tcp/transmit.ts', figures),
  unmet(
    '§3.5.2 TIME-WAIT',
    '3.5.2',
    'Who sends a reset should enter TIME-WAIT.',
    'left-out',
    'It contradicts §3.10.5 and §3.10.7.4, by which the TCB is deleted: those decide.',
  ),
  met('§3.5.3', '3.5.3', 'Which reset is valid.', 'tcp/arrives/second-rst.ts', figures),
  met('SHLD-2', '3.5.3', 'A RST may carry text.', 'tcp/arrives/second-rst.ts', test),
  met('§3.6 Figure 12', '3.6', 'The normal close.', 'tcp/calls/close.ts', figures),
  met('§3.6 Figure 13', '3.6', 'The simultaneous close.', 'tcp/calls/close.ts', figures),
  met('MUST-12', '3.6', 'The user learns how the other end went.', 'tcp/events.ts', test),
  met('MAY-1', '3.6.1', 'CLOSE may end reading as well.', 'tcp/calls/close.ts', test),
  met(
    'SHLD-3',
    '3.6.1',
    'Then text that nobody reads draws a RST.',
    'tcp/calls/close.ts',
    'tcp/arrives/arrives.test.ts',
  ),
  met(
    'MUST-13',
    '3.6.1',
    'TIME-WAIT lasts 2 MSL (Linux: 60 s, a decision of that row).',
    'tcp/behaviour.ts',
    test,
  ),
  met(
    'MAY-2',
    '3.6.1',
    'A new SYN may reopen from TIME-WAIT, with a greater ISN (Linux; its condition 2, the way back to TIME-WAIT, is missing there too).',
    'tcp/arrives/syn-in-time-wait.ts',
    'tcp/arrives/arrives.test.ts',
  ),
  met(
    'SHLD-4',
    '3.6.1',
    'Timestamps shorten TIME-WAIT (RFC 6191): a decision of its own, in neither full row.',
    'tcp/arrives/syn-in-time-wait.ts',
    test,
  ),
];
