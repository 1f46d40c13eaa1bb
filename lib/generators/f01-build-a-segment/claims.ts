import type { Form } from '../family';
import type { RunView, Sent } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import { type Building, labOf, situation } from './build';

/** Which statements about the headers of a whole run are true. */
export const claims: Form<Building> = {
  id: 'claims',
  topic: 'handshake',
  levels: [1, 5],
  weight: 2,
  ask: (building, { random }) => {
    if (building.said.length === 0) return null;
    const lab = labOf(building);
    const view = lab.real;
    const list = claimsOf(building, view);
    return {
      preset: null,
      stem: paragraphs(situation(building), text('generators.f01.claims.stem')),
      body: askClaims(lab, ['D03', 'D11'], list, random),
      why: text('generators.f01.claims.because'),
      remember: text('generators.f01.claims.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.1', 'RFC 9293 §3.4', 'RFC 9293 §3.8'],
      view,
      shownUntilMs: null,
      endsAtMs: view.sent.at(-1)?.arrivedAt ?? 0,
    };
  },
};

type Id =
  | 'firstAck'
  | 'firstHasAck'
  | 'laterAck'
  | 'bareFin'
  | 'synAckBoth'
  | 'windowSize'
  | 'windowLeft'
  | 'sixBits'
  | 'eightBits'
  | 'length'
  | 'noLength'
  | 'portsKept'
  | 'portsSwap'
  | 'seqIsFirst'
  | 'seqIsLast'
  | 'ackSameSeq'
  | 'ackNextSeq';

function claimsOf(building: Building, real: RunView): Claim[] {
  const { portA, portB, said } = building;
  const word = real.sent.find(({ len }) => len > 0);
  const from = word?.from ?? 'A';
  const octets = said[0]?.octets ?? 0;
  const params = {
    portA,
    portB,
    from,
    other: otherHost(from),
    octets,
    first: word?.seq ?? 0,
    last: ((word?.seq ?? 0) + octets - 1) % 2 ** 32,
    window: windowOf(real, word),
  };
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    belief?: string,
  ): Claim => ({
    text: `generators.f01.claims.${id}`,
    why: `generators.f01.claims.${id}Why`,
    about,
    holds,
    params,
    ...(belief !== undefined && { belief }),
  });
  const always = (truth: boolean) => () => truth;
  return [
    claim('firstAck', 'first', (view) => view.sent[0]?.ack === null),
    claim('firstHasAck', 'first', (view) => view.sent[0]?.ack !== null),
    claim('laterAck', 'later', (view) => view.sent.slice(1).every(({ ack }) => ack !== null)),
    ...(building.closer === null
      ? []
      : [
          claim('bareFin', 'later', (view) =>
            view.sent.some(({ flags, ack }) => flags.includes('FIN') && ack === null),
          ),
        ]),
    claim('synAckBoth', 'second', (view) => view.sent[1]?.flags.join() === 'SYN,ACK'),
    claim('windowSize', 'window', always(false), 'D02'),
    claim('windowLeft', 'window', always(true), 'D02'),
    claim('sixBits', 'bits', always(false), 'D01'),
    claim('eightBits', 'bits', always(true), 'D01'),
    claim('length', 'length', always(false)),
    claim('noLength', 'length', always(true)),
    claim('portsKept', 'ports', always(false)),
    claim('portsSwap', 'ports', always(true)),
    claim('seqIsFirst', 'seq', (view) => dataOf(view)?.seq === params.first),
    claim('seqIsLast', 'seq', (view) => dataOf(view)?.seq === params.last),
    claim('ackSameSeq', 'free', (view) => seqAfterThird(view) === view.sent[2]?.seq),
    claim('ackNextSeq', 'free', (view) => seqAfterThird(view) !== view.sent[2]?.seq),
  ];
}

const dataOf = (view: RunView): Sent | undefined => view.sent.find(({ len }) => len > 0);

/** The number with which A goes on after its bare ACK, the third segment. */
const seqAfterThird = (view: RunView): number | undefined =>
  view.sent.slice(3).find(({ from }) => from === 'A')?.seq;

/** The window field of the first segment that acknowledges the first word. */
function windowOf(view: RunView, word: Sent | undefined): number {
  const ack = view.trace.find(
    (event) => event.kind === 'send' && event.host !== word?.from && event.at > (word?.at ?? 0),
  );
  return ack?.kind === 'send' ? ack.segment.wnd : 0;
}
