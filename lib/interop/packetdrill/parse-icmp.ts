import type { Cursor } from './cursor';
import { parseRange } from './parse-segment-range';
import type { IcmpLine } from './script';
import { literals } from './script-error';

const unreachable = `net_unreachable host_unreachable protocol_unreachable port_unreachable frag_needed
  source_route_failed net_unknown host_unknown source_host_isolated net_prohibited host_prohibited
  net_unreachable_for_tos host_unreachable_for_tos packet_filtered precedence_violation precedence_cutoff
  no_route administratively_prohibited not_neighbour address_unreachable`;

/** The types of ICMP and ICMPv6 by packetdrill's names, each with the names of its codes. */
const types: Readonly<Record<string, readonly string[]>> = {
  unreachable: unreachable.split(/\s+/),
  packet_too_big: [],
  time_exceeded: ['exceeded_hop_limit', 'exceeded_frag_time'],
  parameter_problem: ['bad_header_field', 'unrecognized_next_header', 'unrecognized_option'],
  source_quench: [],
  redirect: [],
  timestamp_request: [],
  timestamp_reply: [],
  information_request: [],
  information_reply: [],
  address_mask_request: [],
  address_mask_reply: [],
  echo_request: [],
  echo_reply: [],
};

/** `icmp unreachable frag_needed mtu 1400 [1:1001(1000)]` */
export function parseIcmp(
  cursor: Cursor,
  head: Pick<IcmpLine, 'at' | 'direction' | 'path' | 'ip'>,
  before: IcmpLine['about'],
): IcmpLine {
  cursor.expect('icmp');
  const type = known(cursor, Object.keys(types));
  const coded = cursor.token.kind === 'word' && !['mtu', 'id'].includes(cursor.token.text);
  const code = coded && !cursor.token.opensLine ? known(cursor, types[type] ?? []) : null;
  const mtu = cursor.accept('mtu') ? cursor.integer('mtu', 0, 0xffff_ffff) : null;
  const id = cursor.accept('id') ? cursor.integer('id', 0, 0xffff) : null;
  return { kind: 'icmp', ...head, type, code, mtu, id, about: before ?? parseAbout(cursor) };
}

function known(cursor: Cursor, names: readonly string[]): string {
  const token = cursor.kind('word', 'icmp-name');
  if (!names.includes(token.text)) {
    cursor.fail('unknown-icmp', literals(names), token);
  }
  return token.text;
}

/** `[1:1001(1000)]`; old scripts have it in front of `icmp`. */
export function parseAbout(cursor: Cursor): IcmpLine['about'] {
  if (!cursor.accept('[')) return null;
  if (['udp', 'raw', 'udplite', 'sctp'].includes(cursor.token.text)) {
    cursor.fail('unsupported', ['sequence-number']);
  }
  const about = parseRange(cursor);
  cursor.expect(']');
  return about;
}
