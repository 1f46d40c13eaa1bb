import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  type Ending,
  labOf,
  leavingOf,
  returnOf,
  ruleText,
  sentOf,
  situation,
  sources,
  timesOf,
} from './ending';

/** Which statements about the run are true. */
export const claims: Form<Ending> = {
  id: 'claims',
  topic: 'time-wait',
  levels: [1, 5],
  weight: 2,
  ask: (given, { random }) => {
    const ending: Ending = { ...given, late: 0 };
    const lab = labOf(ending);
    const times = timesOf(ending);
    const sent = leavingOf(lab.real, ending);
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(ending),
        text('generators.f19.claims.after', { peer: otherHost(ending.closer) }),
        text('generators.claimsStem'),
      ),
      body: askClaims(lab, ['D46', 'D20', 'D28'], claimsOf(ending), random),
      why: ruleText(ending),
      remember: text('generators.f19.remember'),
      reasons: sent === null ? [] : lab.real.reasonOf(sent),
      sources,
      view: lab.real,
      shownUntilMs: times.ends - 1,
      endsAtMs: times.peerCloses + 1000,
    };
  },
};

type Id =
  'rst' | 'fin' | 'timeWait' | 'waits' | 'reset' | 'octets' | 'peerFin' | 'atOnce' | 'finWait2';

function claimsOf(ending: Ending): Claim[] {
  const { closer, delayMs } = ending;
  const sends = sentOf(ending);
  const times = timesOf(ending);
  const peer = otherHost(closer);
  const has = (flag: 'RST' | 'FIN') => (view: RunView) =>
    leavingOf(view, ending)?.flags.includes(flag) === true;
  const claim = (id: Id, about: string, holds: (view: RunView) => boolean): Claim => ({
    text: `generators.f19.claims.${id}`,
    why: `generators.f19.claims.${id}Why`,
    about,
    holds,
    params: { closer, peer, sends },
  });
  return [
    claim('rst', 'sent', has('RST')),
    claim('fin', 'sent', has('FIN')),
    claim('timeWait', 'wait', (view) => view.visits(closer, 'TIME-WAIT')),
    claim('waits', 'peerWait', (view) => view.visits(peer, 'CLOSE-WAIT')),
    claim('reset', 'recv', (view) => returnOf(view, ending, 'recv')?.error === 'ECONNRESET'),
    ...(sends > 0
      ? [claim('octets', 'recv', (view) => returnOf(view, ending, 'recv')?.octets === sends)]
      : []),
    claim('peerFin', 'peerFin', (view) =>
      view.sent.some(({ from, flags }) => from === peer && flags.includes('FIN')),
    ),
    claim('atOnce', 'gone', (view) => view.statesAt(times.ends)[closer] === 'CLOSED'),
    claim(
      'finWait2',
      'gone',
      (view) => view.statesAt(times.ends + 3 * delayMs)[closer] === 'FIN-WAIT-2',
    ),
  ];
}
