import { never } from '@/lib/kit';
import type {
  FlagName,
  HeaderFieldId,
  SimplePublicBody,
  SimpleResponseBody,
} from '@/lib/questions';
import { controlNames } from './control-names';
import { flagOrder, flagText } from './flag-order';

export type ListedKind =
  | 'verdict'
  | 'order'
  | 'match'
  | 'predict-segments'
  | 'draw-ladder'
  | 'make-happen'
  | 'spot-line'
  | 'read-capture'
  | 'state-path'
  | 'short-text';
export type ListedBody = Extract<SimplePublicBody, { kind: ListedKind }>;
export type ListedResponse = Extract<SimpleResponseBody, { kind: ListedKind }>;

/** So many states can be chosen where how many follow is part of the question. */
export const mostStates = 8;

/** What a form of these kinds answers, or null while something that cannot be left out is missing. */
export function readListed(
  body: ListedBody,
  text: (name: string) => string,
  all: (name: string) => readonly string[],
): SimpleResponseBody | null {
  switch (body.kind) {
    case 'verdict': {
      const verdict = text(controlNames.verdict);
      const reason = text(controlNames.reason);
      const known = verdict === 'holds' || verdict === 'depends' || verdict === 'fails';
      return known && reason !== '' ? { kind: body.kind, verdict, reason } : null;
    }
    case 'order': {
      const order = text(controlNames.order);
      return order === '' ? null : { kind: body.kind, order: order.split(' ') };
    }
    case 'match': {
      const pairs = filledIn(body.left, (id) => text(controlNames.pair(id)));
      return pairs === null ? null : { kind: body.kind, pairs };
    }
    case 'predict-segments':
      return readSegments(body, text, all);
    case 'draw-ladder':
    case 'make-happen':
      return readRows(body.kind, text(controlNames.rows));
    case 'spot-line': {
      const line = text(controlNames.line);
      const reason = text(controlNames.reason);
      const whole = line !== '' && (body.reasons === null || reason !== '');
      return whole ? { kind: body.kind, line, reason: reason === '' ? null : reason } : null;
    }
    case 'read-capture': {
      const blanks = filledIn(body.blanks, (id) => text(controlNames.blank(id)));
      return blanks === null ? null : { kind: body.kind, blanks };
    }
    case 'state-path': {
      const path = text(controlNames.path);
      return path === '' ? null : { kind: body.kind, path: path.split(' ') };
    }
    case 'short-text': {
      const words = text(controlNames.text);
      return words === '' ? null : { kind: body.kind, text: words };
    }
    default:
      return never(body);
  }
}

/** By id what was filled in; null when nothing was. */
function filledIn(
  list: readonly { readonly id: string }[],
  valueOf: (id: string) => string,
): Record<string, string> | null {
  const filled = list
    .map(({ id }) => [id, valueOf(id)] as const)
    .filter(([, value]) => value !== '');
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Every segment has a sender; its fields may be empty, where they mean nothing. */
function readSegments(
  { kind, count, fields }: Extract<ListedBody, { kind: 'predict-segments' }>,
  text: (name: string) => string,
  all: (name: string) => readonly string[],
): SimpleResponseBody | null {
  const segments = Array.from({ length: count }, (_, index) => {
    const cells = fields.map((field) => {
      const name = controlNames.cell(index, field);
      const ticked = field === 'flags' ? all(name) : [];
      return [
        field,
        field === 'flags' ? flagOrder.filter((flag) => ticked.includes(flag)) : text(name),
      ] as const;
    });
    const typed: Partial<Record<HeaderFieldId, string | FlagName[]>> = Object.fromEntries(cells);
    const from = text(controlNames.cell(index, 'from'));
    return from === 'A' || from === 'B' ? [{ from, fields: typed } as const] : [];
  });
  const given = segments.flat();
  return given.length < count ? null : { kind, segments: given };
}

/** Rows as the list that the table of events keeps; the server says what is wrong with them. */
function readRows(kind: 'draw-ladder' | 'make-happen', text: string): SimpleResponseBody | null {
  try {
    const rows: unknown = JSON.parse(text);
    if (!Array.isArray(rows)) return null;
    const list = kind === 'draw-ladder' ? { kind, rows } : { kind, events: rows };
    return list;
  } catch {
    return null;
  }
}

/** The form values that give such a response: the other direction of `readListed`. */
export function listedValues(
  response: ListedResponse,
): readonly (readonly [name: string, value: string])[] {
  switch (response.kind) {
    case 'verdict':
      return [
        [controlNames.verdict, response.verdict],
        [controlNames.reason, response.reason],
      ];
    case 'order':
      return [[controlNames.order, response.order.join(' ')]];
    case 'match':
      return Object.entries(response.pairs).map(([id, to]) => [controlNames.pair(id), to]);
    case 'predict-segments':
      return response.segments.flatMap(({ from, fields }, index) => [
        [controlNames.cell(index, 'from'), from] as const,
        ...cellsOf(fields).flatMap(([field, value]) => {
          const name = controlNames.cell(index, field);
          const values = field === 'flags' ? value.split(',') : [value];
          return values.map((each) => [name, each] as const);
        }),
      ]);
    case 'draw-ladder':
      return [[controlNames.rows, JSON.stringify(response.rows)]];
    case 'make-happen':
      return [[controlNames.rows, JSON.stringify(response.events)]];
    case 'spot-line':
      return [
        [controlNames.line, response.line],
        ...(response.reason === null ? [] : [[controlNames.reason, response.reason] as const]),
      ];
    case 'read-capture':
      return Object.entries(response.blanks).map(([id, value]) => [
        controlNames.blank(id),
        shownValue(value),
      ]);
    case 'state-path':
      return [[controlNames.path, response.path.join(' ')]];
    case 'short-text':
      return [[controlNames.text, response.text]];
    default:
      return never(response);
  }
}

type Fields = Extract<ListedResponse, { kind: 'predict-segments' }>['segments'][number]['fields'];
const fieldOrder: readonly HeaderFieldId[] = ['flags', 'seq', 'ack', 'len'];

/** The fields of a segment as they stand in a form, in the order of a header line. */
export const cellsOf = (fields: Fields): readonly (readonly [HeaderFieldId, string])[] =>
  fieldOrder.flatMap((field) => {
    const value = fields[field];
    return value === undefined ? [] : [[field, shownValue(value)] as const];
  });

export const shownValue = (value: string | number | readonly FlagName[]): string =>
  typeof value === 'object' ? flagText(value) : String(value);
