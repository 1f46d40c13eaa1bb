import type { Cut, LinkFault, LinkSpec } from '../scenario';
import type { HostName } from '../trace';
import type { ScriptNet, ScriptPath, ScriptSelector } from './script';

/** What a script's `net` lines make of the network; without any, a segment arrives when it is sent. */
export function linkOf(rules: readonly ScriptNet[], first: string): LinkSpec {
  const delayMs: Record<HostName, number> = { A: 0, B: 0 };
  const jitterMs: Record<HostName, number> = { A: 0, B: 0 };
  const faults: LinkFault[] = [];
  const cuts: Cut[] = [];
  for (const rule of rules) {
    for (const from of senders(rule.path, first)) {
      if (rule.rule === 'delay') {
        delayMs[from] = rule.usec / 1000;
        jitterMs[from] = rule.jitter / 1000;
      } else if (rule.rule === 'cut') {
        const untilMs = rule.until === null ? {} : { untilMs: rule.until / 1000 };
        cuts.push({ from, fromMs: rule.from / 1000, ...untilMs });
      } else faults.push({ from, ...selected(rule.which), ...faultOf(rule) });
    }
  }
  const jittery = jitterMs.A > 0 || jitterMs.B > 0;
  return { delayMs, faults, cuts, ...(jittery && { jitterMs }) };
}

function senders({ from, both }: ScriptPath, first: string): HostName[] {
  if (both) return ['A', 'B'];
  return [from === first ? 'A' : 'B'];
}

function selected(which: ScriptSelector) {
  const { of } = which;
  if (which.kind === 'chance') return { of, chance: which.percent / 100 };
  const { first, last } = which;
  return { of, nth: first, count: last === null ? Infinity : last - first + 1 };
}

function faultOf(rule: Exclude<ScriptNet, { rule: 'delay' | 'cut' }>) {
  switch (rule.rule) {
    case 'drop':
    case 'corrupt':
      return { fault: rule.rule };
    case 'dup':
      return { fault: 'duplicate', byMs: rule.by / 1000 } as const;
    case 'reorder':
      return { fault: 'reorder', byMs: rule.by / 1000 } as const;
    case 'hold':
      return { fault: 'hold', untilMs: rule.until / 1000 } as const;
  }
}
