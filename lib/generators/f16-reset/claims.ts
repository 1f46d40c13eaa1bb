import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  answererOf,
  answerIn,
  answersAtMs,
  isStray,
  labOf,
  reasonText,
  type Resetting,
  situation,
  sources,
} from './resetting';

/** Which statements about the run are true. */
export const claims: Form<Resetting> = {
  id: 'claims',
  topic: 'states',
  levels: [2, 5],
  weight: 3,
  ask: (resetting, { random }) => {
    // Where no end holds a connection there is too little to say.
    if (isStray(resetting)) return null;
    const lab = labOf(resetting);
    const view = lab.real;
    const rows = ['D29', 'D30', 'D13', 'D44', 'D44-ack'] as const;
    return {
      preset: resetting.preset,
      stem: paragraphs(situation(resetting), text('generators.claimsStem')),
      body: askClaims(lab, rows, claimsOf(resetting, view), random),
      why: reasonText(resetting),
      remember: text('generators.f16.remember'),
      reasons: view.reasonsAt(answersAtMs(resetting) + resetting.delayMs),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: answersAtMs(resetting) + 2 * resetting.delayMs,
    };
  },
};

type Id =
  'sends' | 'silent' | 'ackBit' | 'seqZero' | 'answered' | 'tries' | 'ends' | 'stays' | 'fin';

function claimsOf(resetting: Resetting, real: RunView): Claim[] {
  const host = answererOf(resetting);
  const peer = host === 'A' ? 'B' : 'A';
  const rst = (view: RunView) => answerIn(view, resetting);
  const isRst = (view: RunView) => rst(view)?.flags.includes('RST') === true;
  const at = answersAtMs(resetting) + resetting.delayMs;
  const before = real.statesAt(answersAtMs(resetting) - 1)[peer];
  const opening = before === 'SYN-SENT' ? 'yes' : 'no';
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    belief?: string,
    params: Readonly<Record<string, Text>> = {},
  ): Claim => ({
    text: `generators.f16.claims.${id}`,
    why: `generators.f16.claims.${id}Why`,
    about,
    holds,
    params: { host, peer, cause: resetting.cause, opening, ...params },
    ...(belief !== undefined && { belief }),
  });
  const has = before !== 'CLOSED' && before !== 'LISTEN';
  return [
    claim('sends', 'rst', isRst, resetting.cause === 'down' ? 'D27' : undefined),
    claim(
      'silent',
      'rst',
      (view) => rst(view) === null,
      resetting.cause === 'closed-port' ? 'D28' : undefined,
    ),
    ...(isRst(real)
      ? [
          claim('ackBit', 'form', (view) => rst(view)?.flags.includes('ACK') === true),
          // A number that happens to be 0 says nothing about the form.
          ...(rst(real)?.seq === 0 && rst(real)?.flags.join() === 'RST'
            ? []
            : [claim('seqZero', 'seq', (view) => rst(view)?.seq === 0)]),
          claim('answered', 'answer', (view) =>
            view.sent.some(({ from, at: sent }) => from === peer && sent === at),
          ),
        ]
      : []),
    ...(has
      ? [
          claim('ends', 'peer', (view) => view.statesAt(at)[peer] === 'CLOSED'),
          claim('stays', 'peer', (view) => view.statesAt(at)[peer] === before, undefined, {
            before,
          }),
          claim(
            'tries',
            'again',
            (view) =>
              view.sent.some(
                ({ from, at: sent, flags }) =>
                  from === peer && sent >= at && flags.join() === 'SYN',
              ),
            'D29',
          ),
        ]
      : []),
    claim('fin', 'fin', (view) =>
      view.sent.some(
        ({ from, flags, at: sent }) =>
          from === host && sent >= answersAtMs(resetting) && flags.includes('FIN'),
      ),
    ),
  ];
}
