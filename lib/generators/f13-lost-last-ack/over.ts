import type { PresetName } from '@/lib/questions';
import { behaviours } from '@/lib/tcp';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { duration, paragraphs, text } from '../text';
import { behaviourOf, labOf, type Losing, overAt, situation } from './losing';

/** When TIME-WAIT ends. */
export const over: Form<Losing> = {
  id: 'over',
  topic: '2msl',
  levels: [2, 5],
  weight: 3,
  ask: (losing) => {
    if (losing.cut) return null;
    const lab = labOf(losing);
    const view = lab.real;
    const { closer, preset } = losing;
    const seconds = (each: RunView) => overAt(each, losing) / 1000;
    const { timeWaitMs } = behaviourOf(losing);
    const elsewhere = otherPreset[preset];
    const observed = observe(lab, ['D22', 'D14', 'D23'], seconds, [
      nearMiss(
        seconds(labOf({ ...losing, lostAcks: 0, lostFins: 0 }).real),
        text('generators.f13.over.notRestarted'),
      ),
      nearMiss(
        seconds(labOf(losing, { timeWaitMs: behaviours[elsewhere].timeWaitMs }).real),
        text(`generators.f13.over.otherLength.${elsewhere}`),
      ),
      nearMiss(
        seconds(labOf(losing, { timeWaitMs: timeWaitMs / 2 }).real),
        text('generators.f13.over.half'),
      ),
    ]);
    const fins = view.sent.filter(
      ({ flags, from, arrivedAt }) =>
        flags.includes('FIN') && from !== closer && arrivedAt !== null,
    );
    return {
      preset,
      stem: paragraphs(situation(losing), text('generators.f13.over.stem', { closer })),
      body: observed && { kind: 'numeric', unit: 's', observed },
      why: text('generators.f13.over.why', {
        closer,
        last: duration(fins.at(-1)?.arrivedAt ?? 0),
        length: duration(timeWaitMs),
        end: duration(overAt(view, losing)),
      }),
      remember: text('generators.f13.over.remember'),
      reasons: view.reasonFor(closer, 'CLOSED'),
      sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: fins[0]?.at ?? 0,
      endsAtMs: overAt(view, losing),
    };
  },
};

const otherPreset: Readonly<Record<PresetName, PresetName>> = {
  rfc9293: 'linux',
  linux: 'rfc9293',
};
