import { never } from '@/lib/kit';
import { printCall } from './print-call';
import { printCode } from './print-code';
import { printNetRule } from './print-net';
import { printIcmp, printSegment } from './print-segment';
import { printTime } from './print-time';
import type { Action, Event, Hosts, Script, ScriptOption, Step } from './script';

/**
 * A script in its one canonical form: a step a line, single spaces, no comments. Read again it gives the same
 * script, but for the places.
 */
export function printScript({ options, hosts, steps }: Script): string {
  const lines = [
    ...options.map(printOption),
    ...(hosts === null ? [] : [printHosts(hosts)]),
    ...steps.map(printStep),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const printOption = ({ name, value }: ScriptOption): string =>
  value === null ? `--${name}` : `--${name}=${value}`;

function printHosts({ names, attacker }: Hosts): string {
  const hosts = names.map(({ name, behaviour }) => (behaviour ? `${name}(${behaviour})` : name));
  return ['hosts', ...hosts, ...(attacker === null ? [] : ['attacker', attacker])].join(' ');
}

const printStep = (step: Step): string =>
  step.kind === 'net' ? printNetRule(step) : printEvent(step);

function printEvent({ host, time, action }: Event): string {
  // How long a blocking call may take stands right behind its time: `0.1...0.2 read(…)`.
  const blocks = action.kind === 'call' && action.until !== null;
  const when = time === null ? '' : `${printTime(time)}${blocks ? '' : ' '}`;
  return `${host === null ? '' : `${host} `}${when}${printAction(action)}`;
}

function printAction(action: Action): string {
  switch (action.kind) {
    case 'call':
      return printCall(action);
    case 'segment':
      return printSegment(action);
    case 'icmp':
      return printIcmp(action);
    case 'shell':
      return `\`${action.command}\``;
    case 'code':
      return printCode(action);
    case 'state':
      return [
        'state',
        ...(action.descriptor === null ? [] : [action.descriptor]),
        action.state,
      ].join(' ');
    case 'host':
      return action.change;
    default:
      return never(action);
  }
}
