import type { Cursor } from './cursor';
import { ErrorList } from './script-error';
import { lex } from './lex';
import type { ScriptOption } from './script';
import type { Token } from './token';

type ValueKind = 'none' | 'integer' | 'text' | 'definition' | readonly string[];

/** packetdrill's options and what each takes. */
const known: Readonly<Record<string, ValueKind>> = {
  ip_version: ['ipv4', 'ipv4-mapped-ipv6', 'ipv6'],
  tolerance_usecs: 'integer',
  tolerance_percent: 'text',
  mss: 'integer',
  mtu: 'integer',
  bind_port: 'integer',
  connect_port: 'integer',
  local_ip: 'text',
  remote_ip: 'text',
  gateway_ip: 'text',
  netmask_ip: 'text',
  speed: 'text',
  tcp_ts_ecr_scaled: 'none',
  tcp_ts_tick_usecs: 'integer',
  strict_segments: 'none',
  send_omit_free: 'none',
  is_anyip: 'none',
  non_fatal: 'text',
  define: 'definition',
  code_command: 'text',
  code_format: 'text',
  code_sockopt: 'text',
  init_scripts: 'text',
  debug: 'none',
  dry_run: 'none',
  verbose: 'none',
};

/** What packetdrill's own runners of its public scripts define on the command line; a script may say otherwise. */
const definedByRunners: readonly (readonly [string, string])[] = [
  ['TFO_COOKIE', '3021b9d889017eeb'],
  ['TFO_COOKIE_ZERO', 'b7c12350a90dc8f5'],
  ['CODE', 'host_unreachable'],
  ['CMSG_LEVEL_IP', 'SOL_IP'],
  ['CMSG_TYPE_RECVERR', 'IP_RECVERR'],
];

/** packetdrill's, but for tests across a real network, and for encryption below TCP. */
const isBeyond = (name: string): boolean =>
  /^(?:wire_(?:client|server)|psp_)/.test(name) || ['so_filename', 'so_flags'].includes(name);

/** Those that change nothing here: they concern the machine that packetdrill runs on. */
const withoutEffect = new Set(
  `gateway_ip netmask_ip speed send_omit_free is_anyip non_fatal code_command code_format code_sockopt
   init_scripts debug dry_run verbose`.split(/\s+/),
);

export const hasNoEffect = ({ name }: ScriptOption): boolean => withoutEffect.has(name);

/** The option lines at the head of a script. */
export function parseOptions(cursor: Cursor): ScriptOption[] {
  const options: ScriptOption[] = [];
  while (cursor.token.kind === 'option') options.push(parseOption(cursor));
  return options;
}

function parseOption(cursor: Cursor): ScriptOption {
  const { text, at } = cursor.take();
  const [, name = '', value = null] = /^--(\w+)(?:\s*=\s*(.*))?$/s.exec(text) ?? [];
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (isBeyond(name)) cursor.report('unsupported', at, ['option'], `--${name}`);
  else if (kind === undefined) cursor.report('unknown-option', at, ['option'], `--${name}`);
  else if (!fits(kind, value)) cursor.report('expected', at, wanted(name, kind), text);
  return { name, value, at };
}

function fits(kind: ValueKind, value: string | null): boolean {
  if (typeof kind !== 'string') return kind.includes((value ?? '').replace(/^"(.*)"$/, '$1'));
  switch (kind) {
    case 'none':
      return value === null;
    case 'integer':
      return value !== null && /^\d{1,10}$/.test(value);
    case 'text':
      return value !== null && value !== '';
    case 'definition':
      return value !== null && /^\w+=./s.test(value);
  }
}

function wanted(name: string, kind: ValueKind): string[] {
  if (typeof kind !== 'string') return kind.map((each) => `\`--${name}=${each}\``);
  if (kind === 'none') return [`\`--${name}\``];
  return [`\`--${name}=\``, kind];
}

/** Puts what `--define=NAME=value` says in the place of each NAME after the option lines. */
export function withDefinitions(
  tokens: readonly Token[],
  options: readonly ScriptOption[],
): readonly Token[] {
  const own = options
    .filter(({ name }) => name === 'define')
    .map(({ value }) => /^(\w+)=(.+)$/s.exec(value ?? ''))
    .map((match) => [match?.[1] ?? '', match?.[2] ?? ''] as const);
  const values = new Map(
    [...definedByRunners, ...own].map(([name, text]) => [name, lex(text, new ErrorList())[0]]),
  );
  return tokens.map((token) => {
    const value = token.kind === 'word' ? values.get(token.text) : undefined;
    return value === undefined || value.kind === 'end'
      ? token
      : { ...token, kind: value.kind, text: value.text };
  });
}
