import fc from 'fast-check';
import { expect, test } from 'vitest';
import { states } from '@/lib/tcp';
import { assignmentOperators, binaryOperators, comparisonOperators } from './code';
import { octetsOf } from './parse-tcp-options';
import { parsePacketdrill } from './parse';
import { printScript } from './print';
import { flagNames, hostChanges, segmentClasses, type Script } from './script';
import { withoutPlaces, type Placeless } from './without-places';

/** Any script, built from the outside: what the parser could give, without the places. */
type Bare<T> = fc.Arbitrary<Placeless<T>>;
type Node = Record<string, unknown>;

const u8 = fc.integer({ min: 0, max: 0xff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const usec = fc.integer({ min: 0, max: 100_000_000 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const hex = (least: number, most: number) =>
  fc
    .uint8Array({ minLength: least, maxLength: most })
    .map((octets) => [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(''));

const span = fc.tuple(usec, usec).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const exactTime = fc.record({ kind: fc.constantFrom('absolute', 'relative'), usec });
const anyTime = fc.oneof(
  exactTime,
  fc.constant({ kind: 'any' }),
  fc
    .tuple(fc.constantFrom('absolute-range', 'relative-range'), span)
    .map(([kind, range]) => ({ kind, ...range })),
);

const rawString = fc.stringMatching(/^(?:[ -!#-[\]-~]|\\["\\n]){0,8}$/);
const symbol = fc.constantFrom('SOL_SOCKET', 'O_RDWR', 'EAGAIN', 'NULL', 'POLLIN', 'AF_INET');
const { expression } = fc.letrec<{ operand: Node; expression: Node }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant({ kind: 'ellipsis' }),
    fc.record({ kind: fc.constant('integer'), value: fc.maxSafeInteger(), base: fc.constant(10) }),
    fc.record({ kind: fc.constant('integer'), value: fc.maxSafeNat(), base: fc.constant(16) }),
    fc.record({ kind: fc.constant('symbol'), name: symbol }),
    fc.record({
      kind: fc.constant('string'),
      parts: fc.array(rawString, { minLength: 1, maxLength: 3 }),
      cut: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('array', 'group'),
      items: fc.array(tie('expression'), { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('struct'),
      fields: fc.array(
        fc.record({
          name: fc.constantFrom('fd', 'events', 'msg_iov'),
          count: maybe(tie('expression')),
          value: tie('expression'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('apply'),
      name: fc.constantFrom('htons', 'inet_addr'),
      args: fc.array(tie('expression'), { maxLength: 2 }),
    }),
  ),
  expression: fc.oneof(
    { depthSize: 'small' },
    tie('operand'),
    fc.record({
      kind: fc.constant('or'),
      operands: fc.array(tie('operand'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

const callOf = fc.oneof(
  ...(
    [
      ['socket', 3],
      ['close', 1],
      ['setsockopt', 5],
      ['sendmsg', 3],
    ] as const
  ).map(([name, count]) =>
    fc.record({
      kind: fc.constant('call'),
      until: fc.constant(null),
      name: fc.constant(name),
      args: fc.array(expression, { minLength: count, maxLength: count }),
      result: expression,
      errno: maybe(fc.constantFrom('EAGAIN', 'EPIPE')),
      note: maybe(fc.constantFrom('Broken pipe', 'flags O_RDWR', "Can't say, 1/2")),
    }),
  ),
);
const blockingCall = fc
  .tuple(callOf, span, fc.constantFrom('absolute', 'relative'))
  .map(([call, { from, to }, kind]) => ({
    time: { kind, usec: from },
    action: { ...call, until: to },
  }));

const ip = fc.record({
  ecn: maybe(fc.constantFrom('noecn', 'ect0', 'ect1', 'ce', 'ect01')),
  tos: maybe(u8),
  flowLabel: maybe(fc.integer({ min: 0, max: 0xfffff })),
  ttl: fc.integer({ min: 0, max: 255 }),
});
const tcpOption = fc.oneof(
  fc.record({ kind: fc.constantFrom('nop', 'eol', 'sackOK') }),
  fc.record({ kind: fc.constant('mss'), value: u16 }),
  fc.record({ kind: fc.constant('wscale'), value: u8 }),
  fc.record({
    kind: fc.constant('sack'),
    blocks: fc.array(fc.tuple(u32, u32), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('TS'), value: u32, echo: u32 }),
  fc.record({ kind: fc.constantFrom('FO', 'FOEXP'), hex: hex(0, 8) }),
  fc.record({ kind: fc.constant('md5'), hex: hex(1, 16) }),
  fc.record({
    kind: fc.constant('ECN'),
    counters: fc.array(
      fc.record({
        name: fc.constantFrom('e0b', 'e1b', 'ceb'),
        value: fc.integer({ min: 0, max: 0xff_ffff }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ kind: fc.constant('opt'), number: u8, length: u8, hex: hex(0, 6) }),
);
/** As many as fit, padded to a word. */
const tcpOptions = fc.array(tcpOption, { maxLength: 4 }).map((wanted) => {
  const options: unknown[] = [];
  let octets = 0;
  for (const option of wanted) {
    const size = octetsOf(option as unknown as Parameters<typeof octetsOf>[0]);
    if (octets + size > 40) continue;
    options.push(option);
    octets += size;
  }
  for (; octets % 4 !== 0; octets += 1) options.push({ kind: 'nop' });
  return options;
});
const flags = fc
  .tuple(fc.subarray([...flagNames]), maybe(fc.integer({ min: 0, max: 7 })))
  .map(([chosen, ace]) => {
    const plain = chosen.filter((flag) => ace === null || !['ECE', 'CWR', 'AE'].includes(flag));
    return ace !== null && plain.length === 0 ? { flags: ['ACK'], ace } : { flags: plain, ace };
  });
const segment = fc
  .record({
    direction: fc.constantFrom('in', 'out'),
    ip: maybe(ip),
    ports: maybe(fc.record({ src: u16, dst: u16 })),
    flags,
    seq: u32,
    len: u16,
    ack: maybe(u32),
    win: u16,
    urg: maybe(u16),
    options: tcpOptions,
  })
  .map(({ flags: bits, ...rest }) => ({ kind: 'segment', path: null, ...bits, ...rest }));
const expectedSegment = segment.map((line) => ({
  ...line,
  direction: 'out',
  win: null,
  options: 'any',
}));
const icmp = fc.record({
  kind: fc.constant('icmp'),
  direction: fc.constantFrom('in', 'out'),
  path: fc.constant(null),
  ip: maybe(ip),
  type: fc.constant('unreachable'),
  code: maybe(fc.constantFrom('host_unreachable', 'frag_needed')),
  mtu: maybe(u16),
  id: maybe(u16),
  about: maybe(fc.record({ seq: u32, len: u16 })),
});

const name = fc.constantFrom('tcpi_state', 'tcpi_rto', 'TCP_ESTABLISHED');
const operators = binaryOperators.flat();
const { code } = fc.letrec<{ code: Node }>((tie) => ({
  code: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('number'), value: fc.nat() }),
    fc.record({ kind: fc.constant('name'), name }),
    fc.record({ kind: fc.constant('text'), raw: fc.constantFrom('', "it's", 'rto=%d', '"') }),
    fc.record({
      kind: fc.constant('unary'),
      op: fc.constantFrom('not', '-', '~'),
      operand: tie('code'),
    }),
    fc.record({
      kind: fc.constant('binary'),
      op: fc.constantFrom(...operators),
      left: tie('code'),
      right: tie('code'),
    }),
    fc.record({
      kind: fc.constant('compare'),
      first: tie('code'),
      rest: fc.array(
        fc.record({ op: fc.constantFrom(...comparisonOperators), right: tie('code') }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    fc.record({ kind: fc.constant('tuple'), items: fc.array(tie('code'), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('apply'),
      name: fc.constantFrom('abs', 'min'),
      args: fc.array(tie('code'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
const statement = fc.oneof(
  fc.record({ kind: fc.constant('assert'), test: code, message: maybe(code) }),
  fc.record({
    kind: fc.constant('assign'),
    name: fc.constant('tcpi_state'),
    op: fc.constantFrom(...assignmentOperators),
    value: code,
  }),
  fc.record({
    kind: fc.constant('print'),
    values: fc.array(code, { minLength: 2, maxLength: 3 }),
  }),
);
const block = fc.record({
  kind: fc.constant('code'),
  statements: fc.array(statement, { maxLength: 3 }),
});
const shell = fc.constant({
  kind: 'shell',
  command: 'true',
  settings: [],
  ignored: [{ command: 'true' }],
});

const event = (host: string | null) => {
  const at = (time: fc.Arbitrary<unknown>, action: fc.Arbitrary<unknown>) =>
    fc.record({ kind: fc.constant('event'), host: fc.constant(host), time, action });
  const common = [
    at(exactTime, fc.oneof(callOf, segment, icmp, block, shell)),
    at(anyTime, expectedSegment),
    blockingCall.map((both) => ({ kind: 'event', host, ...both })),
  ];
  if (host === null) return fc.oneof(...common);
  const state = fc.record({
    kind: fc.constant('state'),
    descriptor: maybe(u16),
    state: fc.constantFrom(...states),
  });
  const change = fc.record({ kind: fc.constant('host'), change: fc.constantFrom(...hostChanges) });
  return fc.oneof(...common, at(anyTime, state), at(exactTime, change));
};

const path = fc
  .tuple(fc.boolean(), fc.boolean())
  .map(([turned, both]) => ({ from: turned ? 'B' : 'A', to: turned ? 'A' : 'B', both }));
const count = fc.integer({ min: 1, max: 1000 });
const which = fc.oneof(
  fc
    .tuple(fc.constantFrom(...segmentClasses), count, maybe(fc.nat({ max: 9 })))
    .map(([of, first, more]) => ({
      kind: 'count',
      of,
      first,
      last: more === null ? null : first + more,
    })),
  fc.record({
    kind: fc.constant('chance'),
    of: fc.constantFrom(...segmentClasses),
    percent: fc.integer({ min: 0, max: 100_000_000 }).map((millionths) => millionths / 1e6),
  }),
);
const net = fc
  .tuple(
    path,
    fc.oneof(
      fc.record({ rule: fc.constant('delay'), usec, jitter: usec }),
      fc.record({ rule: fc.constantFrom('drop', 'corrupt'), which }),
      fc.record({ rule: fc.constantFrom('dup', 'reorder'), which, by: usec }),
      fc.record({ rule: fc.constant('hold'), which, until: usec }),
      span.map(({ from, to }) => ({ rule: 'cut', from, until: to })),
      fc.record({ rule: fc.constant('cut'), from: usec, until: fc.constant(null) }),
    ),
  )
  .map(([way, rule]) => ({ kind: 'net', path: way, ...rule }));
const attack = fc.tuple(exactTime, path, segment).map(([time, way, line]) => ({
  kind: 'event',
  host: 'X',
  time,
  action: { ...line, direction: 'out', path: { ...way, both: false } },
}));

const options = fc.array(
  fc.oneof(
    fc.record({ name: fc.constant('mss'), value: u16.map(String) }),
    fc.record({ name: fc.constant('strict_segments'), value: fc.constant(null) }),
    fc.record({ name: fc.constant('local_ip'), value: fc.constant('192.0.2.1') }),
  ),
  { maxLength: 3 },
);
const steps = <T>(step: fc.Arbitrary<T>) => fc.array(step, { minLength: 1, maxLength: 6 });
const one = fc.record({ options, hosts: fc.constant(null), steps: steps(event(null)) });
const two = fc.record({
  options,
  hosts: fc.record({
    names: fc.constant([
      { name: 'A', behaviour: null },
      { name: 'B', behaviour: 'linux' },
    ]),
    attacker: fc.constant('X'),
  }),
  steps: steps(fc.oneof(event('A'), event('B'), net, attack)),
});
const scripts = fc.oneof(one, two) as unknown as Bare<Script>;

test('whatever script is printed, reading it gives the same script', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const text = printScript(script as unknown as Script);
      const again = parsePacketdrill(text);
      if (!again.ok) throw new Error(`${JSON.stringify(again.error[0])}\n${text}`);
      expect(withoutPlaces(again.value)).toEqual(script);
      expect(printScript(again.value)).toBe(text);
    }),
    { numRuns: 400 },
  );
});

test('whatever the text is, reading it ends with a script or with errors that have a place', () => {
  const pieces = fc.constantFrom(
    ...'0 +0 * .1 ~ ... < > S S. P. 1:1(0) ack win 5 <mss 1460> ( ) [ ] { } , = | -1 socket net hosts A B "'.split(
      ' ',
    ),
    ...['\n', '`', '%{', '}%', '/*', '--mss=', 'assert', '\u0000', 'é', '0x'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.string(), (words, tail) => {
      const result = parsePacketdrill(words.join(' ') + tail);
      if (result.ok) return;
      expect(result.error.length).toBeGreaterThan(0);
      for (const { line, column } of result.error) {
        expect(Math.min(line, column)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 1000 },
  );
});
