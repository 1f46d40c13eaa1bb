import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost, settingText } from '../setting';
import { talkText } from '../conversation';
import { paragraphs, sentences, text } from '../text';
import { type Building, labOf, purposeOf, roleOf } from './build';

/** Which port stands where. */
export const ports: Form<Building> = {
  id: 'ports',
  topic: 'handshake',
  levels: [1, 2],
  ask: (building, { random }) => {
    const field = random.pick(['source', 'destination'] as const);
    const lab = labOf(building);
    const view = lab.real;
    const role = roleOf(building, building.segment);
    const asked = view.sent[building.segment - 1];
    if (asked === undefined || role === null) return null;
    const read = (each: RunView) => portsOf(each, building.segment)[field];
    const other = field === 'source' ? 'destination' : 'source';
    const observed = observe(lab, [], read, [
      nearMiss(
        portsOf(view, building.segment)[other],
        text('generators.f01.ports.otherField', { from: asked.from, other: otherHost(asked.from) }),
      ),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        sentences(
          settingText(building),
          text('generators.f01.ports.own', { portA: building.portA }),
          talkText(building),
        ),
        text('generators.f01.ports.stem', {
          field,
          purpose: purposeOf(building, role, asked),
        }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f01.ports.why', { from: asked.from, field, value: read(view) }),
      remember: text('generators.f01.ports.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.1'],
      view,
      shownUntilMs: null,
      endsAtMs: asked.arrivedAt ?? asked.at,
    };
  },
};

function portsOf(view: RunView, nth: number): Readonly<Record<'source' | 'destination', number>> {
  const sent = view.trace.filter((event) => event.kind === 'send')[nth - 1];
  return {
    source: sent?.segment.srcPort ?? 0,
    destination: sent?.segment.dstPort ?? 0,
  };
}
