import { met, unmet } from './requirement';

const test = 'tcp/requirements/interfaces.test.ts';
const addresses =
  'Hosts have no IP addresses here: two of them, A and B, each with one, which no scenario names.';
const diffserv =
  'The Differentiated Services field stands in the IP header, which is not simulated.';
const ipOptions = 'No IP header is simulated, so no IP option either.';

/** RFC 9293 §3.9: what users and IP see of TCP. */
export const ofInterfaces = [
  met('MUST-41', '3.9.1.1', 'A passive OPEN disturbs no other.', 'tcp/calls/open.ts', test),
  met(
    'MUST-42',
    '3.9.1.1',
    'A port can be listened on while a connection from it opens.',
    'sim/host.ts',
    'sim/listening-beside.test.ts',
  ),
  unmet('MUST-43', '3.9.1.1', 'OPEN takes a local IP address.', 'ip-layer', addresses),
  unmet('MUST-44', '3.9.1.1', 'Else IP is asked for one.', 'ip-layer', addresses),
  unmet('MUST-45', '3.9.1.1', 'Later segments keep it.', 'ip-layer', addresses),
  unmet('MUST-46', '3.9.1.1', 'OPEN to a broadcast address fails.', 'ip-layer', addresses),
  unmet(
    'MAY-15',
    '3.9.1.2',
    'SEND may have a PUSH flag.',
    'left-out',
    'Optional; as with sockets, MUST-60 and MUST-61 hold instead.',
  ),
  met('MUST-60', '3.9.1.2', 'Without one nothing waits for ever.', 'tcp/transmit.ts', test),
  met('MUST-61', '3.9.1.2', 'Without one the last segment has PSH.', 'tcp/transmit.ts', test),
  met('SHLD-27', '3.9.1.2', 'Several PSH become one.', 'tcp/transmit.ts', test),
  met('MAY-16', '3.9.1.2', 'Texts of several SENDs may go together.', 'tcp/transmit.ts', test),
  met('SHLD-28', '3.9.1.2', 'Segments are as large as may be.', 'tcp/transmit.ts', test),
  unmet(
    'MAY-17',
    '3.9.1.3',
    'RECEIVE may tell of PSH.',
    'left-out',
    'Optional; the sockets layer has no place for it.',
  ),
  unmet(
    'MAY-14',
    '3.9.1.7',
    'There may be a FLUSH call.',
    'left-out',
    'Optional; sockets have none.',
  ),
  met('MUST-47', '3.9.1.8', 'Soft errors can be reported.', 'tcp/report.ts', test),
  met('SHLD-20', '3.9.1.8', 'Reports can be switched off.', 'tcp/report.ts', test),
  unmet('MUST-48', '3.9.1.9', 'A user sets Diffserv.', 'ip-layer', diffserv),
  unmet('SHLD-21', '3.9.1.9', 'Also while connected.', 'ip-layer', diffserv),
  unmet('SHLD-22', '3.9.1.9', 'IP gets it unchanged.', 'ip-layer', diffserv),
  unmet('MAY-9', '3.9.1.9', 'A user may see it.', 'ip-layer', diffserv),
  unmet('MUST-49', '3.9.2', 'The TTL can be set.', 'ip-layer', 'No IP header is simulated.'),
  unmet('SHLD-23', '3.9.2', 'Diffserv seldom changes.', 'application', diffserv),
  unmet('MUST-50', '3.9.2', 'Unknown IP options are ignored.', 'ip-layer', ipOptions),
  unmet('MAY-10', '3.9.2', 'IP’s Timestamp option.', 'ip-layer', ipOptions),
  unmet('MAY-11', '3.9.2', 'IP’s Record Route option.', 'ip-layer', ipOptions),
  unmet('MUST-51', '3.9.2.1', 'OPEN takes a source route.', 'ip-layer', ipOptions),
  unmet('MUST-52', '3.9.2.1', 'It goes before a received one.', 'ip-layer', ipOptions),
  unmet('MUST-53', '3.9.2.1', 'A received one leads back.', 'ip-layer', ipOptions),
  unmet('SHLD-24', '3.9.2.1', 'A later one replaces it.', 'ip-layer', ipOptions),
  met(
    'MUST-54',
    '3.9.2.2',
    'ICMP errors reach their connection (the network of a scenario sends none).',
    'tcp/icmp.ts',
    test,
  ),
  met('MUST-55', '3.9.2.2', 'Source quench is discarded.', 'tcp/icmp.ts', test),
  met(
    'MUST-56',
    '3.9.2.2',
    'A soft error ends no connection (Linux: none that is open).',
    'tcp/icmp.ts',
    test,
  ),
  met('SHLD-25', '3.9.2.2', 'The application can hear of it.', 'tcp/icmp.ts', test),
  met('SHLD-26', '3.9.2.2', 'A hard error ends the connection.', 'tcp/icmp.ts', test),
  unmet('MUST-57', '3.9.2.3', 'No SYN to a broadcast address.', 'ip-layer', addresses),
  unmet('MUST-63', '3.9.2.3', 'No SYN from an invalid address.', 'ip-layer', addresses),
];
