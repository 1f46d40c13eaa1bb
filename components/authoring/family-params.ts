import type { AuthoringTexts } from '@/lib/i18n';

type Name = keyof AuthoringTexts['scenario']['names'];
/** A parameter as a field of its own. `choice`: one of these values. */
export type Param =
  | { readonly name: Name; readonly type: 'choice'; readonly values: readonly (string | number)[] }
  | { readonly name: Name; readonly type: 'number' }
  | { readonly name: Name; readonly type: 'yes' };

const choice = (name: Name, ...values: (string | number)[]): Param => ({
  name,
  type: 'choice',
  values,
});
const number = (name: Name): Param => ({ name, type: 'number' });
const setting: readonly Param[] = [
  number('delayMs'),
  number('issA'),
  number('issB'),
  number('portA'),
  number('portB'),
];
const preset = choice('preset', 'rfc9293', 'linux');

/**
 * The parameters of the families that have fields of their own; what else a family takes is given as JSON. The
 * generators decide what fits: what they refuse is shown in their words.
 */
export const familyParams: Readonly<Record<string, readonly Param[]>> = {
  F01: [
    choice('form', 'fields', 'closing-fields', 'which', 'ports', 'window', 'offset', 'claims'),
    choice('closer', 'A', 'B'),
    number('segment'),
    ...setting,
  ],
  F02: [choice('form', 'one', 'reply', 'reply-fin', 'series', 'duplicates', 'claims'), ...setting],
  F03: [choice('form', 'variable', 'triple', 'flight', 'queue', 'usable', 'acked'), ...setting],
  F04: [choice('form', 'outcome', 'table', 'bound', 'answer'), ...setting],
  F05: [
    choice('form', 'fields', 'moment', 'path', 'next', 'number', 'when', 'claims'),
    choice('segment', 1, 2, 3),
    ...setting,
  ],
  F06: [
    choice('form', 'moment', 'next', 'give-up', 'tries', 'established', 'claims'),
    choice('lost', 'syn', 'syn-ack', 'ack'),
    choice('times', 1, 2, 3),
    number('speaksAfterMs'),
    preset,
    ...setting,
  ],
  F07: [choice('form', 'answer', 'reset', 'first', 'states', 'two-way', 'claims'), ...setting],
  F08: [choice('form', 'outcome', 'where'), ...setting],
  F09: [
    choice('form', 'fields', 'moment', 'path', 'number', 'claims'),
    choice('closer', 'A', 'B'),
    number('sentA'),
    number('sentB'),
    number('between'),
    number('thinksMs'),
    ...setting,
  ],
  F10: [
    choice('form', 'count', 'path', 'next', 'fields', 'moment', 'claims'),
    choice('closer', 'A', 'B'),
    number('thinksMs'),
    ...setting,
  ],
  F11: [
    choice('form', 'call', 'count', 'moment', 'fields', 'answer', 'claims'),
    choice('closer', 'A', 'B'),
    choice('lost', 'none', 'ack', 'data'),
    preset,
    ...setting,
  ],
  F12: [
    choice('form', 'path', 'count', 'moment', 'fields', 'claims'),
    choice('lost', 'none', 'fin', 'ack'),
    ...setting,
  ],
  F13: [
    choice('form', 'moment', 'next', 'over', 'tries', 'claims'),
    choice('closer', 'A', 'B'),
    choice('lostAcks', 1, 2, 3, 4),
    choice('lostFins', 0, 1, 2),
    { name: 'cut', type: 'yes' },
    preset,
    ...setting,
  ],
  F14: [
    choice('form', 'answer', 'after', 'until', 'claims'),
    choice('closer', 'A', 'B'),
    { name: 'cut', type: 'yes' },
    preset,
    ...setting,
  ],
  F15: [
    choice('form', 'path', 'count', 'moment', 'next', 'fields', 'when', 'claims'),
    choice('lost', 'none', 'syn', 'syn-ack'),
    preset,
    ...setting,
  ],
  F16: [choice('form', 'answer', 'fields', 'states', 'claims'), preset, ...setting],
  F17: [choice('form', 'outcome', 'fields', 'which', 'pairs'), preset, ...setting],
  F18: [choice('form', 'outcome', 'fields', 'which', 'volley'), preset, ...setting],
  F19: [
    choice('form', 'leaves', 'fields', 'states', 'recv', 'late', 'claims'),
    choice('closer', 'A', 'B'),
    ...setting,
  ],
  F20: [
    choice('form', 'lesson', 'states', 'detect', 'through', 'fields', 'pairs', 'claims'),
    ...setting,
  ],
  F21: [choice('form', 'count', 'fate', 'pairs', 'claims'), ...setting],
  F22: [choice('form', 'meeting', 'count', 'held', 'claims'), ...setting],
  F23: [choice('form', 'predict', 'outcome', 'fields', 'roles', 'rule', 'claims'), ...setting],
  F24: [choice('form', 'flight', 'window', 'opens', 'probe', 'fin', 'claims'), preset, ...setting],
  F25: [choice('form', 'cause', 'remedy', 'later', 'pairs'), ...setting],
  F26: [
    choice('form', 'fill', 'missing', 'states', 'spot'),
    choice('closer', 'A', 'B'),
    ...setting,
  ],
};
