import { met, unmet } from './requirement';

const test = 'tcp/requirements/header.test.ts';
const header = 'tcp/wire/header.ts';
const options = 'tcp/wire/options.ts';

/** RFC 9293 §3.1, §3.2 and §3.7.1: the header, its options, the size of segments. */
export const ofHeader = [
  met('MUST-1', '3.1', 'The window field is an unsigned number.', header, test),
  met('REC-1', '3.1', 'Windows are kept and computed with 32 bits.', 'tcp/tcb.ts', test),
  met('§3.1 Rsrvd', '3.1', 'Reserved bits: zero when sent, ignored on arrival.', header, test),
  met('MUST-2', '3.1', 'The sender computes the checksum.', 'tcp/wire/checksum.ts', test),
  met('MUST-3', '3.1', 'The receiver checks the checksum.', 'tcp/wire/checksum.ts', test),
  met('MUST-4', '3.1', 'EOL, NOP and MSS are supported.', options, test),
  met('MUST-5', '3.1', 'An option may come with any segment.', header, test),
  met('MUST-6', '3.1', 'An unknown option is ignored.', options, 'tcp/wire/header.test.ts'),
  met('MUST-7', '3.1', 'An illegal length breaks nothing.', options, 'tcp/wire/header.test.ts'),
  met('MUST-68', '3.1', 'All options but EOL and NOP have a length.', options, test),
  met('MUST-69', '3.1', 'Zeros pad the header after its options.', options, test),
  met('MUST-64', '3.2', 'Options are read at any alignment.', options, test),
  met('MUST-65', '3.2', 'The MSS option stands on SYNs only.', 'tcp/agree.ts', test),
  met('MUST-14', '3.7.1', 'The MSS option is sent and heeded.', 'tcp/agree.ts', test),
  met('SHLD-5', '3.7.1', 'A SYN tells an MSS that is not the default.', 'tcp/agree.ts', test),
  met('MAY-3', '3.7.1', 'A SYN may tell the MSS always.', 'tcp/agree.ts', test),
  met(
    'MUST-15',
    '3.7.1',
    'Without the option the peer’s MSS is 536 (IPv4; the simulated network is no other).',
    'tcp/agree.ts',
    'tcp/agree.test.ts',
  ),
  met('MUST-16', '3.7.1', 'A segment keeps to both ends’ limits.', 'tcp/agree.ts', test),
  unmet(
    'MUST-67',
    '3.7.1',
    'The MSS told follows from the greatest message that IP can reassemble.',
    'ip-layer',
    'There is no IP layer to ask for MMS_R: a scenario sets the MSS of a host (Settings.mssOffer).',
  ),
  unmet(
    '§3.7.2 path MTU',
    '3.7.2',
    'The path MTU is discovered.',
    'ip-layer',
    'A simulated path carries segments of any size; the scenario’s MSS stands for its MTU.',
  ),
  unmet(
    'SHLD-6',
    '3.7.3',
    'The MSS told heeds the smallest MTU where that varies.',
    'ip-layer',
    'A simulated path has one MTU, which the scenario’s MSS stands for.',
  ),
];
