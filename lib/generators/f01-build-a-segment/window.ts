import type { HostName, Scenario, ScenarioCall } from '@/lib/sim';
import { rfc9293, type Behaviour } from '@/lib/tcp';
import type { Draw, Form } from '../family';
import { Lab, misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting, otherHost } from '../setting';
import { type Talk, talkScenario, turnAt } from '../conversation';
import { listOf, paragraphs, sentences, text } from '../text';
import type { Building } from './build';

/** A one-way flow to an end whose user does not read by itself. */
interface Unread {
  readonly talk: Talk;
  readonly receiver: HostName;
  readonly buffer: number;
  /** RECEIVE takes so many octets between the last but one and the last word; 0: nothing is read. */
  readonly read: number;
}

/** The text of a full segment where nobody says otherwise: see lib/tcp. */
const fullSegment = 1460;

/** What stands in the window field of an acknowledgment. */
export const window: Form<Building> = {
  id: 'window',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (building, draw) => {
    const unread = unreadOf(building, draw);
    if (unread === null) return null;
    const { talk, receiver, buffer, read } = unread;
    const lab = new Lab(rfc9293, (behaviour) => scenarioOf(unread, behaviour));
    const view = lab.real;
    const lengths = talk.said.map(({ octets }) => octets);
    const total = lengths.reduce((sum, octets) => sum + octets, 0);
    const last = lengths.at(-1) ?? 0;
    const asked = view.sent.findLast(({ from }) => from === receiver);
    if (asked === undefined) return null;
    const right = windowOf(view, receiver);
    const moved = right > buffer - total;
    const observed = observe(lab, [], (each) => windowOf(each, receiver), [
      misreading('D02', last),
      misreading('D02', fullSegment),
      nearMiss(buffer, text('generators.f01.window.whole')),
      nearMiss(total - read, text('generators.f01.window.used')),
      nearMiss(buffer - last, text('generators.f01.window.earlier')),
      read > 0 && moved ? nearMiss(buffer - total, text('generators.f01.window.notRead')) : null,
      read > 0 && !moved
        ? nearMiss(buffer - total + read, text('generators.f01.window.silly', { fullSegment }))
        : null,
    ]);
    const sender = otherHost(receiver);
    const why = read === 0 ? 'why' : moved ? 'whyRead' : 'whySilly';
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(
          numberedSetting(talk),
          text('generators.preset.rfc9293'),
          text('generators.f01.window.buffer', { receiver, buffer, fullSegment }),
        ),
        sentences(
          text('generators.f01.window.flow', {
            sender,
            receiver,
            count: lengths.length,
            lengths: listOf(lengths),
          }),
          read === 0
            ? text('generators.f01.window.nobody', { receiver })
            : text('generators.f01.window.reads', { receiver, read }),
        ),
        text('generators.f01.window.stem', { receiver }),
      ),
      body: observed && { kind: 'numeric', unit: text('generators.f01.octets'), observed },
      why: text(`generators.f01.window.${why}`, {
        buffer,
        total,
        read,
        left: right,
        fullSegment,
        receiver,
      }),
      remember: text('generators.f01.window.remember'),
      reasons: view.reasonOf(asked),
      sources:
        read === 0
          ? ['RFC 9293 §3.1', 'RFC 9293 §3.8.6']
          : ['RFC 9293 §3.1', 'RFC 9293 §3.8.6.2.2'],
      view,
      shownUntilMs: null,
      endsAtMs: asked.arrivedAt ?? asked.at,
    };
  },
};

/** From level 4 on somebody reads: at 4 enough for the edge to move, at 5 sometimes too little. Null: draw again. */
function unreadOf(building: Building, { random, difficulty }: Draw): Unread | null {
  const [first] = building.said;
  if (first === undefined) return null;
  const sender = first.from;
  const said = building.said.map(({ octets }) => ({ from: sender, octets }));
  const before = said.slice(0, -1).reduce((sum, { octets }) => sum + octets, 0);
  const little = difficulty === 5 && random.chance(0.5);
  const [least, most] = little ? [100, fullSegment - 60] : [fullSegment, before];
  const share = random.int(0, 10);
  const buffer = 9000 + random.int(0, 14) * 500;
  const read = Math.round((least + ((most - least) * share) / 10) / 20) * 20;
  if (difficulty >= 4 && (read < least || read > before)) return null;
  return {
    talk: { ...building, said, closer: null },
    receiver: otherHost(sender),
    buffer,
    read: difficulty >= 4 ? read : 0,
  };
}

function scenarioOf({ talk, receiver, buffer, read }: Unread, behaviour: Behaviour): Scenario {
  // The word before has arrived by then, and the last one has not been said.
  const when = { atMs: turnAt(talk.said.length) - 100 };
  const reads: ScenarioCall[] =
    read === 0 ? [] : [{ host: receiver, call: 'RECEIVE', octets: read, when }];
  const scenario = talkScenario(talk, behaviour, reads);
  const host = { ...scenario.hosts[receiver], rcvBuffer: buffer, readsAtOnce: false };
  return { ...scenario, hosts: { ...scenario.hosts, [receiver]: host } };
}

/** The window field of the last segment of an end. */
function windowOf(view: RunView, host: HostName): number {
  const last = view.trace.findLast((event) => event.kind === 'send' && event.host === host);
  return last?.kind === 'send' ? last.segment.wnd : 0;
}
