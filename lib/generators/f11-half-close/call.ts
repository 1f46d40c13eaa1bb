import type { HostName } from '@/lib/sim';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import {
  closeOf,
  closesAtMs,
  doneAt,
  type Half,
  labOf,
  otherClosesAtMs,
  presetAsked,
  situation,
  stepMs,
  toldAtMs,
} from './half';

const octets = 100;

/** What a SEND comes to. */
interface Answer {
  readonly error: string | null;
}

/** What an end is told when it calls SEND in the middle of all this. */
export const call: Form<Half> = {
  id: 'call',
  topic: 'states',
  levels: [1, 4],
  weight: 2,
  ask: (half, { random }) => {
    const who = random.pick(hostNames);
    const phase = random.pick(['fin', 'half', 'both'] as const);
    const at = momentOf(half, phase);
    const lab = askingAt(half, who, at);
    const view = lab.real;
    const read = (each: RunView) => answerTo(each, who, at);
    const refused = { error: 'connection closing' };
    const { error } = read(view) ?? refused;
    const isCloser = who === half.closer;
    const observed = observe(lab, isCloser ? ['D16'] : ['D17'], read, [
      nearMiss(
        error === null ? refused : { error: null },
        text(`generators.f11.call.${error === null ? 'open' : 'shut'}`, { who }),
      ),
      nearMiss({ error: 'connection does not exist' }, text('generators.f11.call.exists')),
      nearMiss({ error: 'connection reset' }, text('generators.f11.call.noReset')),
    ]);
    const after = duration(at - closesAtMs(half));
    return {
      preset: presetAsked(half),
      stem: paragraphs(
        situation(half),
        text('generators.f11.call.stem', { who, octets, after, closer: half.closer }),
      ),
      body: choice(observed, show, random),
      why: text('generators.f11.call.why', {
        who,
        other: otherHost(who),
        state: view.statesAt(at)[who],
        case: error === null ? 'open' : 'shut',
      }),
      remember: text('generators.f11.remember'),
      reasons: reasonsOf(view, who, at),
      sources: ['RFC 9293 §3.10.2', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: closeOf(view, half)[0]?.at ?? 0,
      endsAtMs: doneAt(view),
    };
  },
};

/** Before the FIN has arrived, while one direction is open, or when both are closed. */
function momentOf(half: Half, phase: 'fin' | 'half' | 'both'): number {
  if (phase === 'fin') return closesAtMs(half) + Math.ceil(half.delayMs / 2);
  if (phase === 'half') return toldAtMs(half) + Math.round(stepMs / 2);
  return otherClosesAtMs(half) + half.delayMs + Math.ceil(half.delayMs / 2);
}

const askingAt = (half: Half, host: HostName, atMs: number) =>
  labOf(half, { calls: [{ host, call: 'SEND', octets, when: { atMs } }] });

function answerTo(view: RunView, who: HostName, at: number): Answer | null {
  const result = view.trace.find(
    (event) =>
      event.kind === 'result' && event.host === who && event.call === 'SEND' && event.at === at,
  );
  return result?.kind === 'result' ? { error: result.error } : null;
}

const reasonsOf = (view: RunView, who: HostName, at: number) =>
  view.trace
    .filter((event) => event.kind === 'result' && event.host === who && event.at === at)
    .map(({ because }) => because);

const errors = {
  'connection closing': 'generators.f11.call.closing',
  'connection does not exist': 'generators.f11.call.missing',
  'connection reset': 'generators.f11.call.reset',
} as const;

const show = ({ error }: Answer): Text =>
  error === null
    ? text('generators.f11.call.ok', { octets })
    : text(errors[error as keyof typeof errors]);
