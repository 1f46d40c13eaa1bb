import { never } from '@/lib/kit';
import { printSeconds } from './print-time';
import type { NetRule, Path, Selector } from './script';

export const printPath = ({ from, to, both }: Path): string => `${from}${both ? '<>' : '>'}${to}`;

export function printNetRule(rule: NetRule): string {
  const head = `net ${rule.rule} ${printPath(rule.path)}`;
  switch (rule.rule) {
    case 'delay': {
      const jitter = rule.jitter === 0 ? '' : ` jitter ${printSeconds(rule.jitter)}`;
      return `${head} ${printSeconds(rule.usec)}${jitter}`;
    }
    case 'drop':
    case 'corrupt':
      return `${head} ${printSelector(rule.which)}`;
    case 'dup':
    case 'reorder':
      return `${head} ${printSelector(rule.which)} by ${printSeconds(rule.by)}`;
    case 'hold':
      return `${head} ${printSelector(rule.which)} until ${printSeconds(rule.until)}`;
    case 'cut': {
      const until = rule.until === null ? '' : ` until ${printSeconds(rule.until)}`;
      return `${head} at ${printSeconds(rule.from)}${until}`;
    }
    default:
      return never(rule);
  }
}

function printSelector(which: Selector): string {
  if (which.kind === 'chance') return `${which.of} ${which.percent}%`;
  const { of, first, last } = which;
  if (last === null) return first === 1 ? `${of} *` : `${of} ${first}~*`;
  return first === last ? `${of} ${first}` : `${of} ${first}~${last}`;
}
