import { isBelieved, type StatePair } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import { ends } from '../setting';
import { paragraphs, text } from '../text';
import {
  answererOf,
  answersAtMs,
  isStray,
  labOf,
  reasonText,
  type Resetting,
  situation,
  sources,
  triggerOf,
} from './resetting';

/** The states of both ends once the answer, or what stands for it, has arrived. */
export const states: Form<Resetting> = {
  id: 'states',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (resetting) => {
    if (isStray(resetting)) return null;
    const { delayMs, cause } = resetting;
    const lab = labOf(resetting);
    const view = lab.real;
    const sentAt = answersAtMs(resetting);
    const at = sentAt + delayMs;
    const told = { A: view.statesAt(at).A, B: view.statesAt(at).B };
    const observed = observe<StatePair>(lab, ['D29', 'D30', 'D13'], (each) => each.statesAt(at), [
      cause === 'down' ? misreading('D27', { ...told, A: 'CLOSED' }) : null,
      nearMiss(view.statesAt(sentAt - 1), text('generators.slips.before')),
      nearMiss({ A: 'CLOSED', B: 'CLOSED' }, text('generators.f16.states.both')),
    ]);
    return {
      preset: resetting.preset,
      stem: paragraphs(
        situation(resetting),
        text(
          `generators.f16.states.${cause === 'down' ? 'stemDown' : cause === 'abort' ? 'stemAbort' : 'stem'}`,
          {
            host: answererOf(resetting),
          },
        ),
      ),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: paragraphs(text('generators.f16.states.why', told), reasonText(resetting)),
      remember: text('generators.f16.states.remember'),
      reasons: view.reasonsAt(at),
      sources,
      view,
      shownUntilMs: triggerOf(view, resetting)?.at ?? sentAt - 1,
      endsAtMs: at,
    };
  },
};
