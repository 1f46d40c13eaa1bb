import type {
  BodyOf,
  Fault,
  KeyBody,
  ResponseBody,
  SimpleKeyBody,
  SimpleResponseBody,
} from '@/lib/questions';
import { never, present } from '@/lib/kit';
import { rightTurns } from './free-text/right-turns';
import { rightParts } from './multi-part/right-parts';
import { simpleRight } from './right-response';

export interface WrongResponse<Response extends ResponseBody = ResponseBody> {
  readonly fault: Fault;
  readonly response: Response;
}
type SimpleWrong = WrongResponse<SimpleResponseBody>;
type Of<K extends KeyBody['kind']> = BodyOf<KeyBody, K>;

/** Each fault of a key as a response that shows it; graded, none of these scores 1. */
export function wrongResponses(key: KeyBody): readonly WrongResponse[] {
  if (key.kind === 'free-text') return trappedResponses(key);
  return key.kind === 'multi-part' ? wrongInParts(key) : simpleWrong(key);
}

function simpleWrong(key: SimpleKeyBody): SimpleWrong[] {
  switch (key.kind) {
    case 'single-choice':
      return Object.entries(key.faults).map(([choice, fault]) => ({
        fault,
        response: { kind: key.kind, choice },
      }));
    case 'multiple-choice':
      return Object.entries(key.faults).map(([id, fault]) => ({
        fault,
        response: {
          kind: key.kind,
          choices: key.correct.includes(id)
            ? key.correct.filter((other) => other !== id)
            : [...key.correct, id],
        },
      }));
    case 'numeric':
      return key.faults.map(({ value, fault }) => ({ fault, response: { kind: key.kind, value } }));
    case 'header-fields':
      return key.faults.map(({ fields, fault }) => ({
        fault,
        response: simpleRight({ ...key, fields: { ...key.fields, ...fields } }),
      }));
    case 'state-pair':
      return key.faults.map(({ states, fault }) => ({
        fault,
        response: { kind: key.kind, states },
      }));
    case 'verdict':
      return wrongVerdicts(key);
    case 'order':
      return key.faults.map(({ first, then, fault }) => ({
        ...{ fault, response: { kind: key.kind, order: withBefore(key.order, first, then) } },
      }));
    case 'match':
      return key.faults.map(({ left, right, fault }) => ({
        ...{ fault, response: { kind: key.kind, pairs: { ...key.pairs, [left]: right } } },
      }));
    case 'predict-segments':
      return wrongPredictions(key);
    case 'spot-line':
      return wrongLines(key);
    case 'read-capture':
      return key.faults.map(({ blank, value, fault }) => ({
        fault,
        response: {
          kind: key.kind,
          blanks: Object.fromEntries(
            Object.entries(key.blanks).map(([id, right]) => [
              id,
              (id === blank ? value : right.value) ?? '-',
            ]),
          ),
        },
      }));
    case 'state-path':
      return key.faults.map(({ path, fault }) => ({ fault, response: { kind: key.kind, path } }));
    case 'short-text':
      return key.faults.map(({ text, fault }) => ({ fault, response: { kind: key.kind, text } }));
    case 'draw-ladder':
    case 'make-happen':
      // What is wrong with these is found by running them: their keys foresee nothing.
      return [];
    default:
      return never(key);
  }
}

const wrongVerdicts = ({ kind, ...key }: Of<'verdict'>): SimpleWrong[] => [
  ...Object.entries(key.faults).map(([reason, fault]) => ({
    ...{ fault, response: { kind, verdict: key.verdict, reason } },
  })),
  ...key.verdictFaults.map(({ verdict, fault }) => ({
    ...{ fault, response: { kind, verdict, reason: key.reason } },
  })),
];

const wrongLines = ({ kind, ...key }: Of<'spot-line'>): SimpleWrong[] => [
  ...Object.entries(key.faults).map(([line, fault]) => ({
    ...{ fault, response: { kind, line, reason: key.reason } },
  })),
  ...Object.entries(key.reasonFaults).map(([reason, fault]) => ({
    ...{ fault, response: { kind, line: key.line, reason } },
  })),
];

/** The right sequence with one segment as the fault has it. */
function wrongPredictions(key: Of<'predict-segments'>): SimpleWrong[] {
  const right = present(key.accepted[0], 'an accepted sequence');
  return key.faults.map(({ segment, from, fields, fault }) => {
    const spoilt = right.map((each, index) =>
      index === segment - 1
        ? { from: from ?? each.from, fields: { ...each.fields, ...fields } }
        : each,
    );
    return { fault, response: simpleRight({ ...key, accepted: [spoilt] }) };
  });
}

/** An order in which the first step has moved up to just before the other. */
function withBefore(order: readonly string[], first: string, then: string): string[] {
  return order
    .filter((step) => step !== first)
    .flatMap((step) => (step === then ? [first, step] : [step]));
}

/** The right parts up to one that is answered wrong; what would be asked after it is left open. */
function wrongInParts(key: Of<'multi-part'>): WrongResponse[] {
  const right = rightParts(key, simpleRight);
  return right.flatMap(({ id }, index) => {
    const part = present(
      key.parts.find((each) => each.id === id),
      'a part of the key',
    );
    return simpleWrong(part.key).map(({ fault, response }) => ({
      fault,
      response: { kind: key.kind, parts: [...right.slice(0, index), { id, response }] },
    }));
  });
}

/** For each trap of the turns that a full answer reaches: all musts said, and the trap too. */
function trappedResponses(key: BodyOf<KeyBody, 'free-text'>): WrongResponse[] {
  const right = rightTurns(key);
  return right.flatMap((answer, index) => {
    const rubric = key.turns.find(({ id }) => id === answer.id)?.rubric ?? [];
    const musts = rubric.filter(({ weight }) => weight === 'must').map(({ id }) => id);
    return rubric
      .filter(({ weight }) => weight === 'trap')
      .map(({ id, misconception }) => ({
        fault: { misconception, why: null },
        response: {
          kind: key.kind,
          turns: [...right.slice(0, index), { ...answer, ticked: [...musts, id] }],
        },
      }));
  });
}
