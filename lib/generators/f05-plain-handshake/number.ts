import { present } from '@/lib/kit';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, firstText, type Handshake, labOf, segmentOf, threeOf } from './handshake';

type Quantity = 'ack2' | 'ack3' | 'seq3' | 'text';

/** One number of one segment. */
export const number: Form<Handshake> = {
  id: 'number',
  topic: 'handshake',
  levels: [1, 4],
  ask: (handshake, { random }) => {
    const quantity = random.pick(quantities);
    const lab = labOf(handshake, { text: quantity === 'text' });
    const view = lab.real;
    const read = (each: RunView) => readers[quantity](each);
    const value = present(read(view), quantity);
    const observed = observe(lab, ['D11'], read, slips(view, quantity, value));
    return {
      preset: null,
      stem: paragraphs(
        numberedSetting(handshake),
        text(`generators.f05.number.${quantity}`, { octets: firstText }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text(`generators.f05.number.${quantity}Why`, { value }),
      remember: text('generators.f05.fields.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.4.1'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivalOf(segmentOf(view, quantity === 'text' ? 4 : 3)),
    };
  },
};

const quantities: readonly Quantity[] = ['ack2', 'ack3', 'seq3', 'text'];

const readers: Readonly<Record<Quantity, (view: RunView) => number | null>> = {
  ack2: (view) => segmentOf(view, 2).ack,
  ack3: (view) => segmentOf(view, 3).ack,
  seq3: (view) => segmentOf(view, 3).seq,
  text: (view) => view.sent.find(({ len }) => len > 0)?.seq ?? null,
};

function slips(view: RunView, quantity: Quantity, value: number): (Wrong<number> | null)[] {
  const { first, second, third } = threeOf(view);
  const synCounts = text('generators.slips.synCounts');
  const ownNumbers = text('generators.slips.ownNumbers');
  const noRoom = nearMiss(value + 2 ** 32, text('generators.slips.noRoom'));
  switch (quantity) {
    case 'ack2':
      return [
        nearMiss(first.seq, synCounts),
        nearMiss(third.ack, ownNumbers),
        wrapped(noRoom, value),
      ];
    case 'ack3':
      return [
        nearMiss(second.seq, synCounts),
        nearMiss(third.seq, ownNumbers),
        wrapped(noRoom, value),
      ];
    case 'seq3':
      return [
        nearMiss(first.seq, synCounts),
        nearMiss(third.ack, ownNumbers),
        wrapped(noRoom, value),
      ];
    case 'text':
      return [
        nearMiss(first.seq, synCounts),
        nearMiss(third.seq + 1, text('generators.slips.ackTakesNone')),
        nearMiss(third.ack, ownNumbers),
        wrapped(noRoom, value),
      ];
  }
}

/** Writing the sum without the wrap tempts only where there is one. */
const wrapped = <T>(miss: T, value: number): T | null => (value < 3 ? miss : null);
