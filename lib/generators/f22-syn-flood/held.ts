import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import { askedAtMs, type Flood, heldMs, labOf, sources } from './flood';

const firstForgedAtMs = 1000;

/** How long B holds the half-open connection of a forged SYN. */
export const held: Form<Flood> = {
  id: 'held',
  topic: 'states',
  levels: [2, 5],
  ask: (given) => {
    const flood: Flood = { ...given, cookies: given.cookies === 2 ? 1 : given.cookies, size: 1 };
    const { retries, delayMs } = flood;
    const lab = labOf(flood, firstForgedAtMs + heldMs(retries) + delayMs + 40_000);
    const view = lab.real;
    const lasted = (each: RunView): number | null => {
      const opened = each.trace.find(
        ({ kind, host, at }) => kind === 'state' && host === 'B' && at > firstForgedAtMs,
      );
      const ended = each.trace.find(
        (event) =>
          event.kind === 'state' &&
          event.host === 'B' &&
          event.conn === opened?.conn &&
          event.from === 'SYN-RECEIVED',
      );
      return opened && ended ? (ended.at - opened.at) / 1000 : null;
    };
    const observed = observe(lab, ['D39', 'D39-count'], lasted, [
      nearMiss(
        (heldMs(retries) - 2 ** retries * 1000) / 1000,
        text('generators.f22.held.lastWait'),
      ),
      nearMiss(retries, text('generators.f22.held.linear')),
      nearMiss(heldMs(retries + 1) / 1000, text('generators.f22.held.oneMore')),
    ]);
    const waits = Array.from({ length: retries + 1 }, (_, index) => 2 ** index).join(' + ');
    return {
      preset: 'linux',
      stem: paragraphs(
        text('generators.f22.held.case', { retries, portB: flood.portB }),
        text('generators.f22.held.stem'),
      ),
      body: observed && observed.wrong.length > 1 ? { kind: 'numeric', unit: 's', observed } : null,
      why: text('generators.f22.held.why', { waits, retries, held: heldMs(retries) / 1000 }),
      remember: text('generators.f22.held.remember'),
      reasons: [],
      sources: ['RFC 4987 §2.2', ...sources.slice(1), 'RFC 6298 §5.5'],
      view,
      shownUntilMs: null,
      endsAtMs: Math.max(firstForgedAtMs + heldMs(retries) + 2 * delayMs, askedAtMs(flood)),
    };
  },
};
