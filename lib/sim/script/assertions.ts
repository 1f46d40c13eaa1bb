import type { State, Tcb } from '@/lib/tcp';
import { ScriptStop, type ScriptCode, type ScriptExpression } from './script';

/** The numbers of Linux's tcp_states.h. */
const stateNumbers: Readonly<Record<State, number>> = {
  ESTABLISHED: 1,
  'SYN-SENT': 2,
  'SYN-RECEIVED': 3,
  'FIN-WAIT-1': 4,
  'FIN-WAIT-2': 5,
  'TIME-WAIT': 6,
  CLOSED: 7,
  'CLOSE-WAIT': 8,
  'LAST-ACK': 9,
  LISTEN: 10,
  CLOSING: 11,
};

/** The fields of TCP_INFO that are known here. Times in microseconds, windows in segments, as Linux has them. */
export function tcpInfo(tcb: Tcb): ReadonlyMap<string, number> {
  const queue = tcb.retransmissionQueue;
  const { agreed, congestion, sndMss } = tcb;
  const options = (agreed.timestamps ? 1 : 0) | (agreed.sack ? 2 : 0) | (agreed.scaled ? 4 : 0);
  const threshold = congestion?.ssthresh ?? Infinity;
  return new Map([
    ['tcpi_state', stateNumbers[tcb.state]],
    ['tcpi_ca_state', congestionState(tcb)],
    ['tcpi_options', options],
    ['tcpi_snd_wscale', agreed.sndShift],
    ['tcpi_rcv_wscale', agreed.rcvShift],
    ['tcpi_rto', tcb.rtoMs * 1000],
    ['tcpi_rtt', (tcb.srttMs ?? 0) * 1000],
    ['tcpi_rttvar', tcb.rttvarMs * 1000],
    ['tcpi_snd_mss', sndMss],
    ['tcpi_advmss', tcb.settings.mssOffer ?? 536],
    ['tcpi_unacked', queue.length],
    ['tcpi_sacked', queue.filter(({ sacked }) => sacked).length],
    ['tcpi_retransmits', queue[0]?.attempts ?? 0],
    ['tcpi_backoff', queue[0]?.attempts ?? 0],
    ['tcpi_probes', tcb.unansweredProbes],
    ['tcpi_snd_cwnd', Math.floor((congestion?.cwnd ?? 10 * sndMss) / sndMss)],
    ['tcpi_snd_ssthresh', threshold > 0x7fffffff ? 0x7fffffff : Math.floor(threshold / sndMss)],
    ['tcpi_notsent_bytes', tcb.unsent],
    ['tcpi_snd_wnd', tcb.sndWnd],
    ['tcpi_rcv_wnd', tcb.rcvWnd],
  ]);
}

/** Linux's TCP_CA_Open, Disorder, Recovery and Loss; CWR, which answers ECN, does not occur here. */
function congestionState({ congestion, retransmissionQueue: queue, agreed }: Tcb): number {
  if (congestion === null) return 0;
  if (congestion.recover !== null) return 3;
  if ((queue[0]?.attempts ?? 0) > 0) return 4;
  const disorder = agreed.sack ? queue.some(({ sacked }) => sacked) : congestion.duplicates > 0;
  return disorder ? 1 : 0;
}

/** Runs the assertions of a block; what was assigned stays in `variables`. */
export function assertCode(
  code: ScriptCode,
  info: ReadonlyMap<string, number>,
  constants: Readonly<Record<string, number>>,
  variables: Map<string, number>,
): void {
  const value = (expression: ScriptExpression): number =>
    evaluate(expression, (name, line) => {
      const found = variables.get(name) ?? info.get(name) ?? constants[name];
      if (found === undefined) throw new ScriptStop('unsupported', line, 'a known name', name);
      return found;
    });
  for (const statement of code.statements) {
    if (statement.kind === 'assert') {
      if (value(statement.test) !== 0) continue;
      const known = namesIn(statement.test).map((name) => `${name} = ${info.get(name) ?? '?'}`);
      throw new ScriptStop('finding', statement.at.line, 'the assertion to hold', known.join(', '));
    }
    if (statement.kind === 'assign') {
      const before = variables.get(statement.name) ?? 0;
      const given = value(statement.value);
      variables.set(statement.name, combined(statement.op, before, given));
    }
  }
}

function combined(op: '=' | '+=' | '-=' | '*=', before: number, given: number): number {
  if (op === '=') return given;
  if (op === '+=') return before + given;
  return op === '-=' ? before - given : before * given;
}

type Lookup = (name: string, line: number) => number;

function evaluate(expression: ScriptExpression, lookup: Lookup): number {
  const of = (each: ScriptExpression): number => evaluate(each, lookup);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return lookup(expression.name, expression.at.line);
    case 'unary': {
      const operand = of(expression.operand);
      if (expression.op === 'not') return operand === 0 ? 1 : 0;
      return expression.op === '-' ? -operand : ~operand;
    }
    case 'binary':
      return binary(expression.op, of(expression.left), of(expression.right));
    case 'compare': {
      let left = of(expression.first);
      for (const { op, right } of expression.rest) {
        const next = of(right);
        if (!compares(op, left, next)) return 0;
        left = next;
      }
      return 1;
    }
    case 'apply': {
      const args = expression.args.map(of);
      if (expression.name === 'abs') return Math.abs(args[0] ?? 0);
      if (expression.name === 'int') return Math.trunc(args[0] ?? 0);
      return expression.name === 'min' ? Math.min(...args) : Math.max(...args);
    }
    case 'text':
    case 'tuple':
      throw new ScriptStop('unsupported', expression.at.line, 'a number', expression.kind);
  }
}

function compares(op: string, left: number, right: number): boolean {
  switch (op) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '<':
      return left < right;
    default:
      return left > right;
  }
}

const operators: Readonly<Record<string, (left: number, right: number) => number>> = {
  or: (left, right) => left || right,
  and: (left, right) => left && right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '&': (left, right) => left & right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  '%': (left, right) => left - right * Math.floor(left / right),
};

const binary = (op: string, left: number, right: number): number =>
  operators[op]?.(left, right) ?? 0;

/** The names that an expression speaks of, for the message when it does not hold. */
function namesIn(expression: ScriptExpression): string[] {
  switch (expression.kind) {
    case 'name':
      return expression.name.startsWith('tcpi_') ? [expression.name] : [];
    case 'unary':
      return namesIn(expression.operand);
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'compare':
      return [expression.first, ...expression.rest.map(({ right }) => right)].flatMap(namesIn);
    case 'apply':
      return expression.args.flatMap(namesIn);
    case 'number':
    case 'text':
    case 'tuple':
      return [];
  }
}
