import type { MisconceptionRow } from '@/lib/tcp';
import { choice, type Fields } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf, segmentText, written, type Written } from '../segment-text';
import { paragraphs, text, type Text } from '../text';
import { exchangeOf, isBogus, labOf, type OldSyn, situation } from './old-syn';

/** In a box, so that «nothing» can be observed. */
interface Answer {
  readonly segment: Written | null;
}

const rows = ['D13', 'D44', 'D44-ack'] as const satisfies readonly MisconceptionRow[];

const read = (view: RunView): Answer => {
  const { answer } = exchangeOf(view);
  return { segment: answer && written(answer) };
};
const show =
  (from: 'A' | 'B') =>
  ({ segment }: Answer): Text =>
    segment === null ? text('generators.f07.answer.nothing', { from }) : segmentText(segment, null);

/** What A answers to the SYN,ACK for its old SYN. */
export const answer: Form<OldSyn> = {
  id: 'answer',
  topic: 'why-three',
  levels: [1, 4],
  weight: 2,
  ask: (old, { random }) => {
    const { meanwhile } = old;
    if (meanwhile === 'established') return null;
    const plain = { ...old, rstsLost: 0 };
    const lab = labOf(plain);
    const view = lab.real;
    const { reply, answer: right } = exchangeOf(view);
    if (right === null) return null;
    const observed = observe(lab, rows, read, [
      misreading('D13', { segment: null }),
      accepts(view),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        situation(plain, view),
        text('generators.f07.answer.stem', { seq: reply.seq, ack: reply.ack ?? 0 }),
      ),
      body: choice(observed, show('A'), random),
      why: text(`generators.f07.answer.why.${meanwhile}`, { ack: reply.ack ?? 0 }),
      remember: text('generators.f07.remember'),
      reasons: view.reasonOf(right),
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.5.2'],
      view,
      shownUntilMs: null,
      endsAtMs: right.arrivedAt ?? right.at,
    };
  },
};

/** As if the SYN,ACK answered something that A wants. */
function accepts(view: RunView): Wrong<Answer> {
  const { reply } = exchangeOf(view);
  const segment: Written = {
    from: 'A',
    flags: ['ACK'],
    seq: reply.ack ?? 0,
    ack: (reply.seq + 1) % 2 ** 32,
    len: 0,
  };
  return {
    value: { segment },
    misconception: null,
    why: text('generators.f07.answer.accepts'),
  };
}

/** The header of A's RST. */
export const reset: Form<OldSyn> = {
  id: 'reset',
  topic: 'why-three',
  levels: [2, 4],
  ask: (old) => {
    if (!isBogus(old)) return null;
    const plain = { ...old, rstsLost: 0 };
    const lab = labOf(plain);
    const view = lab.real;
    const { reply, answer: right } = exchangeOf(view);
    if (right === null) return null;
    const fields = (each: RunView): Fields | null => {
      const sent = exchangeOf(each).answer;
      return sent && fieldsOf(sent);
    };
    const slip = (changed: Partial<Written>): Fields => fieldsOf({ ...written(right), ...changed });
    const observed = observe(lab, ['D44', 'D44-ack'], fields, [
      nearMiss(slip({ seq: exchangeOf(view).syn.seq }), text('generators.f07.reset.oldNumber')),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        situation(plain, view),
        text('generators.f07.reset.stem', { seq: reply.seq, ack: reply.ack ?? 0 }),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack'],
        given: { len: '0' },
        observed,
      },
      why: text('generators.f07.reset.why', { ack: reply.ack ?? 0 }),
      remember: text('generators.f07.reset.remember'),
      reasons: view.reasonOf(right),
      sources: ['RFC 9293 §3.5.2', 'RFC 9293 §3.10.7.3'],
      view,
      shownUntilMs: null,
      endsAtMs: right.arrivedAt ?? right.at,
    };
  },
};

/** What B sends when the old SYN arrives. */
export const first: Form<OldSyn> = {
  id: 'first',
  topic: 'why-three',
  levels: [1, 5],
  weight: 2,
  ask: (old, { random }) => {
    const lab = labOf({ ...old, rstsLost: 0 });
    const view = lab.real;
    const { syn, reply } = exchangeOf(view);
    const observed = observe<Answer>(
      lab,
      ['D40', 'D44'],
      (each) => {
        const sent = each.sent.find(
          ({ from, at }) => from === 'B' && at === each.sent[0]?.arrivedAt,
        );
        return { segment: sent ? written(sent) : null };
      },
      random.shuffle([
        nearMiss<Answer>(
          {
            segment: {
              from: 'B',
              flags: ['RST', 'ACK'],
              seq: 0,
              ack: (syn.seq + 1) % 2 ** 32,
              len: 0,
            },
          },
          text('generators.f07.first.reset'),
        ),
        nearMiss<Answer>(
          old.meanwhile === 'established'
            ? {
                segment: { ...written(reply), flags: ['SYN', 'ACK'], ack: (syn.seq + 1) % 2 ** 32 },
              }
            : { segment: { ...written(reply), flags: ['ACK'] } },
          text(`generators.f07.first.${old.meanwhile === 'established' ? 'anew' : 'bare'}`),
        ),
        nearMiss<Answer>({ segment: null }, text('generators.f07.first.silent')),
        ...(old.meanwhile === 'established'
          ? []
          : [
              nearMiss<Answer>(
                { segment: { ...written(reply), ack: syn.seq } },
                text('generators.slips.synCounts'),
              ),
            ]),
      ]),
    );
    return {
      preset: null,
      stem: paragraphs(situation({ ...old, rstsLost: 0 }, view), text('generators.f07.first.stem')),
      body: choice(observed, show('B'), random, false),
      why: text(`generators.f07.first.why.${old.meanwhile}`, { ack: reply.ack ?? 0 }),
      remember: text(
        old.meanwhile === 'established' ? 'generators.f07.standing' : 'generators.f07.remember',
      ),
      reasons: view.reasonOf(reply),
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.10.7'],
      view,
      shownUntilMs: null,
      endsAtMs: reply.arrivedAt ?? reply.at,
    };
  },
};
