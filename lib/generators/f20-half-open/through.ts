import { present } from '@/lib/kit';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { duration, paragraphs, text } from '../text';
import {
  actsAtMs,
  backAtMs,
  type HalfOpen,
  labOf,
  presetOf,
  settled,
  situation,
  survivorOf,
} from './half-open';

/** A cable is out for a while and data are sent meanwhile: when do they arrive? */
export const through: Form<HalfOpen> = {
  id: 'through',
  topic: 'states',
  levels: [3, 5],
  ask: (given) => {
    const half = settled({ ...given, cause: 'break', sequel: 'send', retries: 9 });
    const lab = labOf(half);
    const view = lab.real;
    const survivor = survivorOf(half);
    const arrives = (each: RunView): number | null => {
      const data = each.sent.find(
        ({ from, at, len, arrivedAt }) =>
          from === survivor && len > 0 && at >= actsAtMs(half) && arrivedAt !== null,
      );
      return data?.arrivedAt == null ? null : (data.arrivedAt - actsAtMs(half)) / 1000;
    };
    const took = arrives(view);
    // Sent after the cable is back, the data are no question.
    if (took === null || actsAtMs(half) + 1000 >= backAtMs(half)) return null;
    const retry = present(
      view.sent.find(
        ({ from, at, len, arrivedAt }) =>
          from === survivor && len > 0 && at >= actsAtMs(half) && arrivedAt !== null,
      ),
      'the transmission that arrives',
    );
    const wait = (nth: number) => 2 ** nth - 1;
    const observed = observe(lab, ['D39'], arrives, [
      nearMiss(
        (backAtMs(half) - actsAtMs(half) + half.delayMs) / 1000,
        text('generators.f20.through.atOnce', { survivor }),
      ),
      nearMiss(
        wait(retry.attempt - 1) + half.delayMs / 1000,
        text('generators.f20.through.tooEarly'),
      ),
      nearMiss(
        wait(retry.attempt + 1) + half.delayMs / 1000,
        text('generators.f20.through.tooLate'),
      ),
      nearMiss((retry.at - actsAtMs(half)) / 1000, text('generators.f20.through.sent')),
    ]);
    return {
      preset: presetOf(half),
      stem: paragraphs(
        situation(half),
        text('generators.f20.through.stem', { survivor, loser: half.loser }),
      ),
      body: observed && observed.wrong.length > 1 ? { kind: 'numeric', unit: 's', observed } : null,
      why: text('generators.f20.through.why', {
        survivor,
        nth: retry.attempt,
        back: duration(backAtMs(half)),
        at: duration(retry.at),
        took: duration(took * 1000),
      }),
      remember: text('generators.f20.through.remember'),
      reasons: view.reasonOf(retry).slice(-1),
      sources: ['RFC 9293 §3.8.3', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: null,
      endsAtMs: retry.at + 2 * half.delayMs,
    };
  },
};
