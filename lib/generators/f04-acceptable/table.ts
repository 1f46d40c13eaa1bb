import type { Random } from '@/lib/kit';
import { type Statement, statements } from '../body';
import type { Form } from '../family';
import { paragraphs, sentences, text } from '../text';
import {
  type Arriving,
  fateOf,
  labOf,
  meetingOf,
  offsetOf,
  type Place,
  places,
  tcbText,
} from './arriving';
import { whyOf } from './why';

const howMany = 5;

/** Which of several segments are acceptable to one TCB. */
export const table: Form<Arriving> = {
  id: 'table',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (arriving, { random, difficulty }) => {
    const plain: Arriving = { ...arriving, ackAhead: 0 };
    const list = distinct(candidates(plain, random, difficulty).map(judge));
    const right = list.filter((each) => each.right).slice(0, 3);
    const wrong = list.filter((each) => !each.right).slice(0, howMany - right.length);
    const view = labOf(plain).real;
    const meeting = meetingOf(view, plain);
    if (meeting === null || right.length === 0 || wrong.length < 2) return null;
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(text('generators.preset.rfc9293'), tcbText(meeting, plain)),
        text('generators.f04.table.stem', { receiver: plain.receiver }),
      ),
      body: statements([...right, ...wrong], random),
      why: text(plain.full ? 'generators.f04.table.whyFull' : 'generators.f04.table.why', {
        next: meeting.before.rcvNxt ?? 0,
        last: ((meeting.before.rcvNxt ?? 0) + meeting.before.rcvWnd - 1) % 2 ** 32,
      }),
      remember: text('generators.f04.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: meeting.at - plain.delayMs - 1,
    };
  },
};

/** Segments in different places; one begins at the edge, which is where most go wrong. */
function candidates(arriving: Arriving, random: Random, difficulty: number): Arriving[] {
  const others = random.shuffle(places.filter((place) => place !== 'edge'));
  const chosen: readonly Place[] = arriving.full ? others : ['edge', ...others];
  return chosen
    .map((place) => ({
      ...arriving,
      place,
      len: difficulty === 2 || random.chance(0.6) ? random.int(1, 6) * 20 : 0,
      by: random.int(1, 9) * 10,
    }))
    .filter((each) => offsetOf(each) !== null);
}

function judge(arriving: Arriving): Statement {
  const lab = labOf(arriving);
  const meeting = meetingOf(lab.real, arriving);
  const fate = fateOf(lab.real, arriving);
  const right = fate !== null && fate.verdict !== 'dropped';
  // Only at the edge does it matter to whom the edge belongs.
  const believed = arriving.place === 'edge' ? fateOf(lab.under('D38'), arriving) : null;
  const turns = believed !== null && (believed.verdict !== 'dropped') !== right;
  return {
    text: `\`seq=${meeting?.seq ?? 0} len=${meeting?.len ?? 0}\``,
    right,
    fault: {
      misconception: turns ? 'D38' : null,
      why: meeting && fate && whyOf(arriving, meeting, fate),
    },
  };
}

/** Two places may come to the same segment. */
const distinct = (list: readonly Statement[]): Statement[] =>
  list.filter(({ text: shown }, index) => list.findIndex((each) => each.text === shown) === index);
