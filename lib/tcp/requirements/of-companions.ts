import { met, unmet, type Requirement } from './requirement';

const companions = 'tcp/requirements/companions.test.ts';
const life = 'tcp/life.test.ts';

/** A clause of another RFC that RFC 9293 builds on. */
const clause = (id: string, says: string, code: string, test = companions): Requirement =>
  met(id, id.split('§')[1] ?? '', says, code, test);

/** The standards that RFC 9293 refers to for parts of its machinery, as far as they are simulated. */
export const ofCompanions = [
  clause('RFC 6298 §2.1', 'The first RTO is 1 s.', 'tcp/behaviour.ts'),
  clause('RFC 6298 §2.2', 'The first measurement.', 'tcp/rto.ts'),
  clause('RFC 6298 §2.3', 'Further measurements.', 'tcp/rto.ts'),
  clause('RFC 6298 §2.4', 'The RTO is 1 s at least.', 'tcp/behaviour.ts'),
  clause('RFC 6298 §2.5', 'It has a maximum, 60 s or more.', 'tcp/behaviour.ts'),
  clause('RFC 6298 §5.1', 'The timer starts.', 'tcp/retransmission.ts'),
  clause('RFC 6298 §5.2', 'It stops.', 'tcp/retransmission.ts'),
  clause('RFC 6298 §5.3', 'It starts anew.', 'tcp/retransmission.ts'),
  clause('RFC 6298 §5.4', 'The earliest segment again.', 'tcp/timeouts.ts'),
  clause('RFC 6298 §5.5', 'The RTO doubles.', 'tcp/rto.ts'),
  clause('RFC 6298 §5.6', 'The timer starts again.', 'tcp/timeouts.ts'),
  clause('RFC 6298 §5.7', '3 s after a lost SYN.', 'tcp/behaviour.ts'),
  clause('RFC 5681 §3.1', 'Slow start, congestion avoidance.', 'tcp/congestion/reno.ts', life),
  clause('RFC 5681 §3.2', 'Fast retransmit and recovery.', 'tcp/recovery.ts', life),
  clause('RFC 5681 §4.2', 'A hole is told at once.', 'tcp/delayed-ack.ts', 'tcp/windows.test.ts'),
  clause('RFC 6582 §3.2', 'Partial acknowledgments.', 'tcp/congestion/reno.ts', life),
  clause('RFC 6928', 'Ten segments at first.', 'tcp/congestion/reno.ts', life),
  clause('RFC 3042', 'Limited transmit.', 'tcp/transmit.ts'),
  clause('RFC 5961 §3', 'Resets in the window.', 'tcp/behaviour.ts'),
  clause('RFC 5961 §4', 'SYNs on a connection.', 'tcp/behaviour.ts'),
  clause(
    'RFC 5961 §5',
    'Acknowledgments out of range.',
    'tcp/arrives/fifth-ack.ts',
    'tcp/requirements/windows.test.ts',
  ),
  clause(
    'RFC 5961 §7',
    'Challenge ACKs are throttled.',
    'tcp/challenge.ts',
    'tcp/requirements/figures.test.ts',
  ),
  clause(
    'RFC 5927 §4.1',
    'ICMP quotes what is under way.',
    'tcp/icmp.ts',
    'tcp/requirements/interfaces.test.ts',
  ),
  clause('RFC 7323 §2.2', 'Windows are scaled after the SYNs.', 'tcp/agree.ts'),
  clause('RFC 7323 §2.3', 'By 14 at most.', 'tcp/wire/options.ts'),
  clause('RFC 7323 §3.2', 'Timestamps on every segment.', 'tcp/behaviour.ts'),
  clause('RFC 7323 §4.3', 'Which timestamp is echoed.', 'tcp/agree.ts'),
  clause('RFC 7323 §5.3', 'PAWS.', 'tcp/paws.ts'),
  clause('RFC 7323 §5.5', 'An idle connection outlives PAWS.', 'tcp/paws.ts'),
  clause('RFC 2018 §4', 'Which blocks are told.', 'tcp/agree.ts', 'tcp/agree.test.ts'),
  clause('RFC 2018 §5', 'Only holes are filled.', 'tcp/recovery.ts', 'tcp/agree.test.ts'),
  clause('RFC 2018 §8', 'A timeout forgets the blocks.', 'tcp/recovery.ts'),
  clause('RFC 6528', 'Initial numbers.', 'sim/isn.ts', 'sim/isn.test.ts'),
  clause(
    'RFC 6191',
    'Timestamps shorten TIME-WAIT.',
    'tcp/arrives/syn-in-time-wait.ts',
    'tcp/requirements/connections.test.ts',
  ),
  clause('RFC 1337', 'Resets in TIME-WAIT.', 'tcp/behaviour.ts'),
  clause(
    'RFC 7413 §4.1.1',
    'The Fast Open option.',
    'tcp/wire/options.ts',
    'tcp/requirements/header.test.ts',
  ),
  unmet(
    'RFC 7413 §4.2',
    '4.2',
    'Text on a SYN goes to the application at once, by a cookie.',
    'partly',
    'The option is read and written; text on a SYN waits for ESTABLISHED as in RFC 9293, with or without a cookie.',
  ),
];
