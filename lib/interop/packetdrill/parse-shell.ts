import type { Place } from './script-error';
import type { IgnoredCommand, Setting, ShellLine } from './script';
import { inner, type Token } from './token';

/** The kernel's settings that concern a TCP connection, below `net.`. */
const known: ReadonlySet<string> = new Set([
  'core.somaxconn',
  'core.rmem_max',
  'core.wmem_max',
  'ipv4.ip_local_port_range',
  'ipv4.ip_no_pmtu_disc',
  ...`abort_on_overflow adv_win_scale autocorking base_mss challenge_ack_limit congestion_control dsack
      early_retrans ecn ecn_fallback fack fastopen fin_timeout frto init_cwnd invalid_ratelimit
      keepalive_intvl keepalive_probes keepalive_time limit_output_bytes max_orphans max_syn_backlog
      max_tw_buckets min_snd_mss min_tso_segs moderate_rcvbuf mtu_probing no_metrics_save notsent_lowat
      orphan_retries recovery reflect_tos reordering retrans_collapse retries1 retries2 rfc1337 rmem
      rto_max_ms rto_min_us rwnd_clamp sack shrink_window slow_start_after_idle syn_linear_timeouts
      syn_retries synack_retries syncookies thin_linear_timeouts timestamps tso_win_divisor tw_reuse
      tw_reuse_delay window_scaling wmem workaround_signed_windows`
    .split(/\s+/)
    .map((name) => `ipv4.tcp_${name}`),
]);

/** One command of a shell line, with its offset in it. */
interface Command {
  readonly text: string;
  readonly offset: number;
}

/**
 * Understands a shell line; nothing is executed. A command that only sets known settings (`sysctl -w NAME=VALUE`,
 * `echo VALUE > /proc/sys/…`) gives them, any other is ignored and told with its line.
 */
export function parseShell(token: Token): ShellLine {
  const command = inner(token);
  const settings: Setting[] = [];
  const ignored: IgnoredCommand[] = [];
  for (const { text, offset } of commandsOf(command)) {
    const at = placeIn(command, offset, token.at);
    const read = settingsOf(text);
    if (read === null) ignored.push({ command: text, at });
    else settings.push(...read.map((setting) => ({ ...setting, at })));
  }
  return { kind: 'shell', command, settings, ignored, at: token.at };
}

/** The commands of a shell text: a line end, `;` or `&&` stands between two, a backslash joins lines. */
function commandsOf(shell: string): Command[] {
  const joined = shell.replace(/\\\r?\n/g, (join) => ' '.repeat(join.length));
  const commands: Command[] = [];
  for (const part of joined.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|(?<!&)&(?!&)|[^;\n&"']|["'])+/g)) {
    const text = part[0].replace(/(?:^|\s)#.*$/, '');
    if (text.trim() === '') continue;
    const offset = part.index + (text.length - text.trimStart().length);
    commands.push({ text: text.trim().replace(/\s+/g, ' '), offset });
  }
  return commands;
}

/** Inside the shell text, the opening quote left out. */
function placeIn(shell: string, offset: number, start: Place): Place {
  const before = shell.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1
    ? { line: start.line, column: start.column + 1 + offset }
    : { line: start.line + before.length - 1, column: last.length + 1 };
}

type NameAndValue = Pick<Setting, 'name' | 'value'>;

/** Null: something else than known settings, or besides them. */
function settingsOf(command: string): NameAndValue[] | null {
  const echo =
    /^echo (?:-n )?(?:"([^"$`]*)"|'([^']*)'|([\w. -]+?)) ?> ?\/proc\/sys\/([\w/.-]+)$/.exec(
      command,
    );
  if (echo) return one(echo[4] ?? '', (echo[1] ?? echo[2] ?? echo[3] ?? '').trim());
  const assignments = /^(?:sysctl|\S*\/set_sysctls\.py)((?: .*)?)$/.exec(command)?.[1];
  if (assignments === undefined) return null;
  return assignmentsOf(assignments.replace(/ \d?>(?:&\d| ?\/dev\/null)| &> ?\/dev\/null/g, ''));
}

/** ` -q -w NAME=VALUE NAME="VALUE VALUE"` */
function assignmentsOf(text: string): NameAndValue[] | null {
  const settings: NameAndValue[] = [];
  const word = / +(?:-[qwe]+|([\w./-]+)=(?:"([^"$`]*)"|'([^']*)'|([^\s"'$`|<>&;]*)))(?= |$)/gy;
  let end = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    end = word.lastIndex;
    const name = match[1];
    if (name === undefined) continue;
    const read = one(name.replace(/^\/proc\/sys\//, ''), match[2] ?? match[3] ?? match[4] ?? '');
    if (read === null) return null;
    settings.push(...read);
  }
  return end === text.trimEnd().length && settings.length > 0 ? settings : null;
}

function one(path: string, value: string): NameAndValue[] | null {
  const name = path.replaceAll('/', '.');
  const isKnown = name.startsWith('net.') && known.has(name.slice('net.'.length));
  return isKnown && value !== '' ? [{ name, value: value.trim().replace(/\s+/g, ' ') }] : null;
}
