import type { Form } from '../family';
import type { RunView } from '../run-view';
import { numberedSetting } from '../setting';
import { askClaims, type Claim } from '../statements';
import { duration, paragraphs, sentences, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf } from './handshake';

/** Which statements about the run are true. */
export const claims: Form<Handshake> = {
  id: 'claims',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (handshake, { random }) => {
    const lab = labOf(handshake);
    const view = lab.real;
    const list = claimsOf(view, handshake);
    return {
      preset: null,
      stem: paragraphs(
        numberedSetting(handshake),
        sentences(text('generators.f03.noLoss'), text('generators.claimsStem')),
      ),
      body: askClaims(lab, ['D09', 'D10', 'D11'], list, random),
      why: text('generators.f05.claims.why'),
      remember: text('generators.f05.moment.remember'),
      reasons: view.sent.flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};

type Holds = (view: RunView) => boolean;

function claimsOf(view: RunView, { issA, issB, delayMs }: Handshake): Claim[] {
  const third = segmentOf(view, 3);
  const ack3 = (each: RunView) => segmentOf(each, 3).ack ?? 0;
  const seq3 = (each: RunView) => segmentOf(each, 3).seq;
  const reads = (read: (each: RunView) => number, value: number): Claim['params'] => ({
    value,
    right: read(view),
  });
  return [
    claim('synAck', 'second', (each) => segmentOf(each, 2).flags.join() === 'SYN,ACK'),
    claim('bareAck', 'second', (each) => segmentOf(each, 2).flags.join() === 'ACK'),
    claim('clientFirst', 'order', (each) => enters(each, 'A') < enters(each, 'B')),
    claim('together', 'order', (each) => enters(each, 'A') === enters(each, 'B')),
    claim('serverWaits', 'third', (each) => each.statesAt(third.at).B === 'SYN-RECEIVED'),
    claim('clientReceived', 'client', (each) => each.visits('A', 'SYN-RECEIVED')),
    claim('serverReceived', 'server', (each) => each.visits('B', 'SYN-RECEIVED')),
    ...[2, 3].map((trips) =>
      claim('serverAt', 'clock', (each) => enters(each, 'B') === trips * delayMs, {
        at: duration(trips * delayMs),
        right: duration(enters(view, 'B')),
      }),
    ),
    ...[third.ack ?? 0, issB].map((value) =>
      claim('ack3', 'ack', (each) => ack3(each) === value, reads(ack3, value)),
    ),
    ...[third.seq, issA].map((value) =>
      claim('seq3', 'seq', (each) => seq3(each) === value, reads(seq3, value)),
    ),
  ];
}

type Id =
  | 'synAck'
  | 'bareAck'
  | 'clientFirst'
  | 'together'
  | 'serverWaits'
  | 'clientReceived'
  | 'serverReceived'
  | 'serverAt'
  | 'ack3'
  | 'seq3';

const claim = (id: Id, about: string, holds: Holds, params: Claim['params'] = {}): Claim => ({
  text: `generators.f05.claims.${id}`,
  why: `generators.f05.claims.${id}Why`,
  about,
  holds,
  params,
});

const enters = (view: RunView, host: 'A' | 'B'): number =>
  view.entersAt(host, 'ESTABLISHED') ?? Infinity;
