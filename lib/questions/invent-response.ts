import { never, present, type Random } from '@/lib/kit';
import {
  flagNames,
  stateNames,
  type BlankType,
  type HeaderFieldId,
  type SimplePublicBody,
  type SimpleResponseBody,
} from './kinds';
import { endNames } from './parts';
import { verdictNames } from './bodies/verdict';

interface Listed {
  readonly id: string;
}

/** Any answer that the question takes, right or wrong: the same for the same random numbers. */
export function inventResponse(body: SimplePublicBody, random: Random): SimpleResponseBody {
  const number = (): string => String(random.int(0, 999));
  const one = (list: readonly Listed[]): string => random.pick(list).id;
  switch (body.kind) {
    case 'single-choice':
      return { kind: body.kind, choice: one(body.options) };
    case 'multiple-choice': {
      const [first, ...others] = random.shuffle(body.options.map(({ id }) => id));
      const choices = [present(first, 'an option'), ...others.filter(() => random.chance(0.4))];
      return { kind: body.kind, choices };
    }
    case 'numeric':
      return { kind: body.kind, value: number() };
    case 'header-fields':
      return { kind: body.kind, fields: inventFields(body.fields, random) };
    case 'state-pair':
      return {
        kind: body.kind,
        states: { A: random.pick(stateNames), B: random.pick(stateNames) },
      };
    case 'verdict':
      return { kind: body.kind, verdict: random.pick(verdictNames), reason: one(body.reasons) };
    case 'order':
      return { kind: body.kind, order: random.shuffle(body.steps.map(({ id }) => id)) };
    case 'match':
      return {
        kind: body.kind,
        pairs: Object.fromEntries(body.left.map(({ id }) => [id, one(body.right)])),
      };
    case 'predict-segments':
      return {
        kind: body.kind,
        segments: Array.from({ length: body.count }, () => ({
          from: random.pick(endNames),
          fields: inventFields(body.fields, random),
        })),
      };
    case 'draw-ladder':
      return {
        kind: body.kind,
        rows: [
          {
            ...{ do: 'segment', from: random.pick(endNames), flags: [random.pick(flagNames)] },
            ...{ seq: number(), ack: number(), len: '0', fate: 'delivered', after: null },
          },
        ],
      };
    case 'make-happen':
      return {
        kind: body.kind,
        events: [{ do: 'lose', from: random.pick(endNames), nth: random.int(1, 3) }],
      };
    case 'spot-line':
      return {
        ...{ kind: body.kind, line: one(body.lines) },
        reason: body.reasons === null ? null : one(body.reasons),
      };
    case 'read-capture':
      return {
        kind: body.kind,
        blanks: Object.fromEntries(
          body.blanks.map(({ id, type }) => [id, inventBlank(type, random)]),
        ),
      };
    case 'state-path':
      return {
        kind: body.kind,
        path: Array.from({ length: body.steps ?? 3 }, () => random.pick(stateNames)),
      };
    case 'short-text':
      return { kind: body.kind, text: `words ${number()}` };
    default:
      return never(body);
  }
}

const inventFields = (fields: readonly HeaderFieldId[], random: Random) =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      field === 'flags' ? [random.pick(flagNames)] : String(random.int(0, 999)),
    ]),
  );

function inventBlank(type: BlankType, random: Random) {
  switch (type) {
    case 'number':
    case 'seq':
      return String(random.int(0, 999));
    case 'flags':
      return [random.pick(flagNames)];
    case 'state':
      return random.pick(stateNames);
    default:
      return never(type);
  }
}
