import type { Scenario } from '@/lib/sim';
import { type Behaviour, encodeSegment, plainSettings, rfc9293, type Settings } from '@/lib/tcp';
import type { Form } from '../family';
import { Lab, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting } from '../setting';
import { talkScenario, talkText } from '../conversation';
import { paragraphs, sentences, text, type Text } from '../text';
import { type Building, purposeOf, roleOf } from './build';

type OptionName = 'sack' | 'timestamps' | 'windowScale';
const optionNames: readonly OptionName[] = ['sack', 'timestamps', 'windowScale'];

/** The header without options, in octets. */
const least = 20;

/** How long the header of a segment with options is. */
export const offset: Form<Building> = {
  id: 'offset',
  topic: 'handshake',
  levels: [2, 5],
  ask: (building, { random, difficulty }) => {
    const offered = optionNames.filter(() => random.chance(0.6));
    const unit = random.pick(['words', 'octets'] as const);
    // What is over after the handshake is asked of who knows the lengths by heart.
    const role = roleOf(building, building.segment);
    const isSyn = role === 'syn' || role === 'synAck';
    if (role === null || (difficulty === 2 && !isSyn) || (difficulty >= 4 && isSyn)) return null;
    const lab = new Lab(rfc9293, (behaviour) => scenarioOf(building, offered, behaviour));
    const view = lab.real;
    const asked = view.sent[building.segment - 1];
    if (asked === undefined) return null;
    const read = (each: RunView, nth = building.segment) =>
      headerOctets(each, nth) / (unit === 'words' ? 4 : 1);
    const right = read(view);
    const observed = observe(lab, [], read, [
      nearMiss(
        unit === 'words' ? right * 4 : right / 4,
        text(`generators.f01.offset.unit.${unit}`),
      ),
      isSyn ? null : nearMiss(read(view, 1), text('generators.f01.offset.onlyOnSyn')),
      nearMiss(
        unit === 'words' ? least / 4 : least,
        text(
          isSyn || offered.includes('timestamps')
            ? 'generators.f01.offset.bare'
            : 'generators.f01.offset.onlyOnSyn',
        ),
      ),
      nearMiss(
        right - (unit === 'words' ? least / 4 : least),
        text('generators.f01.offset.withoutHeader'),
      ),
    ]);
    const stays = offered.includes('timestamps');
    const why = isSyn ? 'whySyn' : stays ? 'whyTimestamps' : 'whyNone';
    return {
      preset: null,
      stem: paragraphs(
        sentences(numberedSetting(building), talkText(building)),
        text('generators.f01.offset.offer', {
          options: listOf(offered, difficulty <= 3),
        }),
        text(`generators.f01.offset.stem.${unit}`, { purpose: purposeOf(building, role, asked) }),
      ),
      body: observed && {
        kind: 'numeric',
        unit: unit === 'words' ? null : text('generators.f01.octets'),
        observed,
      },
      why: text(`generators.f01.offset.${why}`, {
        options: listOf(offered, true),
        octets: headerOctets(view, building.segment),
        words: headerOctets(view, building.segment) / 4,
        padded: headerOctets(view, building.segment) - least,
      }),
      remember: text('generators.f01.offset.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.1', 'RFC 9293 §3.2', 'RFC 7323 §3.2'],
      view,
      shownUntilMs: null,
      endsAtMs: asked.arrivedAt ?? asked.at,
    };
  },
};

function scenarioOf(
  building: Building,
  offered: readonly OptionName[],
  behaviour: Behaviour,
): Scenario {
  const settings: Settings = {
    ...plainSettings,
    mssOffer: 1460,
    sack: offered.includes('sack'),
    timestamps: offered.includes('timestamps'),
    windowScale: offered.includes('windowScale') ? 7 : null,
  };
  const scenario = talkScenario(building, behaviour);
  const { A, B } = scenario.hosts;
  return { ...scenario, hosts: { A: { ...A, settings }, B: { ...B, settings } } };
}

/** As the segment stands on the wire. */
function headerOctets(view: RunView, nth: number): number {
  const sent = view.trace.filter((event) => event.kind === 'send')[nth - 1];
  return sent === undefined ? 0 : encodeSegment(sent.segment, null).length - sent.segment.len;
}

/** The options by name, with their lengths in octets or without. */
const listOf = (offered: readonly OptionName[], lengths: boolean): Text =>
  text('generators.f01.offset.options', {
    lengths: lengths ? 'yes' : 'no',
    sack: offered.includes('sack') ? 'yes' : 'no',
    timestamps: offered.includes('timestamps') ? 'yes' : 'no',
    scale: offered.includes('windowScale') ? 'yes' : 'no',
  });
