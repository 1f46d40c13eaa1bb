import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import {
  type Ending,
  isHard,
  labOf,
  type Returned,
  returnOf,
  ruleText,
  sentOf,
  situation,
  timesOf,
} from './ending';

/** What the peer's recv() returns once everything has arrived. */
export const recv: Form<Ending> = {
  id: 'recv',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    // After a FIN and a RST it depends on what the peer calls first; that is another question.
    const ending: Ending = { ...given, late: 0 };
    const { closer } = ending;
    const sends = sentOf(ending);
    const times = timesOf(ending);
    const peer = otherHost(closer);
    const lab = labOf(ending);
    const view = lab.real;
    const read = (each: RunView) => returnOf(each, ending, 'recv');
    const observed = observe<Returned>(lab, ['D46'], read, [
      nearMiss(
        { error: 'ECONNRESET', octets: 0 },
        text(`generators.f19.recv.${isHard(ending) ? 'dataFirst' : 'noReset'}`, { closer, peer }),
      ),
      nearMiss(
        { error: null, octets: 0 },
        text(`generators.f19.recv.${sends > 0 ? 'unreadFirst' : 'noFin'}`, { closer, peer }),
      ),
      nearMiss({ error: 'EAGAIN', octets: 0 }, text('generators.f19.recv.news', { peer })),
      nearMiss({ error: 'ETIMEDOUT', octets: 0 }, text('generators.f19.recv.noTimeout')),
    ]);
    const right = read(view);
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(ending),
        text('generators.f19.recv.stem', {
          closer,
          peer,
          after: duration(times.peerReads - times.ends),
        }),
      ),
      body: choice(observed, show, random, false),
      why: paragraphs(
        ruleText(ending),
        text(`generators.f19.recv.${caseOf(ending, right)}`, { closer, peer, sends }),
      ),
      remember: text('generators.f19.recv.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: times.ends - 1,
      endsAtMs: times.peerReads,
    };
  },
};

function caseOf(ending: Ending, right: Returned | null) {
  if (right?.error === 'ECONNRESET') return 'whyReset';
  const hard = isHard(ending);
  if ((right?.octets ?? 0) > 0) return hard ? 'whyDataHard' : 'whyData';
  return 'whyEnd';
}

const show = ({ error, octets }: Returned): Text =>
  error !== null
    ? text('generators.f19.recv.error', { error })
    : octets === 0
      ? text('generators.f19.recv.end')
      : text('generators.f19.recv.octets', { octets });
