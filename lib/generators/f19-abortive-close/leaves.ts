import { choice, type Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf, segmentText, type Written, written } from '../segment-text';
import { paragraphs, text, type Text } from '../text';
import {
  type Ending,
  gotOf,
  isHard,
  labOf,
  leavesUnread,
  leavingOf,
  ruleText,
  sentOf,
  situation,
  sources,
  timesOf,
} from './ending';

/** In a box, so that «nothing» is a value that can be observed. */
export interface Seen {
  readonly next: Written | null;
}

/** Which segment the call sends. */
export const leaves: Form<Ending> = {
  id: 'leaves',
  topic: 'teardown',
  levels: [1, 5],
  weight: 3,
  ask: (ending, { random }) => {
    const lab = labOf(ending);
    const view = lab.real;
    const read = (each: RunView): Seen => {
      const sent = leavingOf(each, ending);
      return { next: sent && written(sent) };
    };
    const observed = observe(lab, ['D46', 'D03'], read, [
      ...otherWays(ending).map(({ other, why }) => nearMiss(read(labOf(other).real), why)),
      isHard(ending) ? nearMiss(bareOf(read(view)), text('generators.f19.fields.bare')) : null,
      nearMiss<Seen>({ next: null }, text('generators.f19.leaves.silent')),
    ]);
    return {
      ...common(ending, view),
      stem: paragraphs(
        situation(ending),
        text('generators.f19.leaves.stem', { closer: ending.closer, call: callOf(ending) }),
      ),
      body: choice(observed, show, random, false),
    };
  },
};

/** Fill in the header of that segment. */
export const fields: Form<Ending> = {
  id: 'fields',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (ending) => {
    const lab = labOf(ending);
    const view = lab.real;
    const read = (each: RunView): Fields | null => {
      const sent = leavingOf(each, ending);
      return sent && fieldsOf(sent);
    };
    const observed = observe(lab, ['D46', 'D03'], read, [
      ...otherWays(ending).map(({ other, why }) => nearMiss(read(labOf(other).real), why)),
      ...slips(ending, view),
    ]);
    return {
      ...common(ending, view),
      stem: paragraphs(
        situation(ending),
        text('generators.f19.fields.stem', { closer: ending.closer, call: callOf(ending) }),
      ),
      body:
        observed && observed.wrong.length > 0
          ? { kind: 'header-fields', asked: ['flags', 'seq', 'ack', 'len'], given: {}, observed }
          : null,
    };
  },
};

/** The RST as RFC 9293 has an ABORT send it. */
const bareOf = ({ next }: Seen): Seen | null =>
  next && { next: { ...next, flags: ['RST'], ack: null } };

const callOf = ({ way }: Ending): string => (way === 'shutdown' ? '`shutdown()`' : '`close()`');

const common = (ending: Ending, view: RunView) => {
  const sent = leavingOf(view, ending);
  return {
    preset: 'linux',
    why: ruleText(ending),
    remember: text('generators.f19.remember'),
    reasons: sent === null ? [] : view.reasonOf(sent),
    sources,
    view,
    shownUntilMs: timesOf(ending).ends - 1,
    endsAtMs: timesOf(ending).ends + 2 * ending.delayMs,
  } as const;
};

/** What the other way of ending, hard or in good order, would send. */
function otherWays(ending: Ending): { other: Ending; why: Text }[] {
  const { closer } = ending;
  return isHard(ending)
    ? [
        {
          other: { ...ending, way: 'close', unread: false },
          why: text(`generators.f19.leaves.${whyOrder(ending)}`, {
            closer,
          }),
        },
      ]
    : [
        {
          other: { ...ending, way: 'linger0' },
          why: text('generators.f19.leaves.hard', { closer }),
        },
      ];
}

/** What would have to be otherwise for a FIN. */
const whyOrder = (ending: Ending) =>
  ending.way !== 'linger0' ? 'read' : leavesUnread(ending) ? 'both' : 'order';

/** A number is miscounted. */
function slips(ending: Ending, view: RunView): (Wrong<Fields> | null)[] {
  const { closer, issA, issB } = ending;
  const [got, sends] = [gotOf(ending), sentOf(ending)];
  const sent = leavingOf(view, ending);
  if (sent === null) return [];
  const right = fieldsOf(sent);
  const iss = closer === 'A' ? issA : issB;
  const irs = closer === 'A' ? issB : issA;
  return [
    nearMiss({ ...right, seq: (iss + sends) % 2 ** 32 }, text('generators.slips.synCounts')),
    sends > 0
      ? nearMiss({ ...right, seq: (iss + 1) % 2 ** 32 }, text('generators.f09.slips.octets'))
      : null,
    got > 0
      ? nearMiss(
          { ...right, ack: (irs + 1) % 2 ** 32 },
          text('generators.f19.fields.got', { closer }),
        )
      : null,
    isHard(ending)
      ? nearMiss({ ...right, flags: ['RST'], ack: null }, text('generators.f19.fields.bare'))
      : null,
  ];
}

const show = ({ next }: Seen): Text =>
  next === null ? text('generators.f19.leaves.nothing') : segmentText(next, null);
