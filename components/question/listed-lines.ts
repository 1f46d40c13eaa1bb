import { never } from '@/lib/kit';
import type { LadderRow, MadeEvent, PublicBody } from '@/lib/questions';
import { fill } from '../ui/fill';
import { flagText } from './flag-order';
import { cellsOf, shownValue, type ListedResponse } from './listed-response';
import type { QuestionTexts } from './texts';

/** A response of these kinds as lines of rich text, told with the words of the question. */
export function listedLines(
  body: PublicBody,
  response: ListedResponse,
  texts: QuestionTexts,
): readonly string[] {
  switch (response.kind) {
    case 'verdict': {
      const reasons = body.kind === response.kind ? body.reasons : [];
      return [texts.kinds.verdicts[response.verdict], textIn(reasons, response.reason)];
    }
    case 'order': {
      const steps = body.kind === response.kind ? body.steps : [];
      return response.order.map((id, index) => `${index + 1}. ${textIn(steps, id)}`);
    }
    case 'match': {
      const { left, right } = body.kind === response.kind ? body : { left: [], right: [] };
      return left
        .map(({ id }) => [id, response.pairs[id]] as const)
        .flatMap(([id, to]) =>
          to === undefined ? [] : [`${textIn(left, id)} — ${textIn(right, to)}`],
        );
    }
    case 'predict-segments':
      return response.segments.map(({ from, fields }, index) => {
        const end = body.kind === response.kind ? body.ends[from] : from;
        const cells = cellsOf(fields).map(
          ([field, value]) => `${texts.fields[field]} \`${value === '' ? '-' : value}\``,
        );
        return `${index + 1}. ${[end, ...cells].join(' · ')}`;
      });
    case 'draw-ladder':
      return response.rows.map((row, index) =>
        numbered(index, rowText(row, body.kind === response.kind ? body.ends : ends, texts)),
      );
    case 'make-happen':
      return response.events.map((event, index) =>
        numbered(index, eventText(event, body.kind === response.kind ? body.ends : ends, texts)),
      );
    case 'spot-line': {
      const { lines, reasons } = body.kind === response.kind ? body : { lines: [], reasons: null };
      const place = lines.findIndex(({ id }) => id === response.line) + 1;
      const line = `${place}. ${textIn(lines, response.line)}`;
      return response.reason === null ? [line] : [line, textIn(reasons ?? [], response.reason)];
    }
    case 'read-capture': {
      const blanks = body.kind === response.kind ? body.blanks : [];
      return blanks.flatMap(({ id, ask, unit }) => {
        const value = response.blanks[id];
        if (value === undefined) return [];
        return [`${ask} \`${[shownValue(value) || '-', unit ?? []].flat().join(' ')}\``];
      });
    }
    case 'state-path': {
      const start = body.kind === response.kind ? [body.start] : [];
      return [[...start, ...response.path].map((state) => `\`${state}\``).join(' → ')];
    }
    case 'short-text':
      return [response.text];
    default:
      return never(response);
  }
}

const textIn = (list: readonly { readonly id: string; readonly text: string }[], id: string) =>
  list.find((each) => each.id === id)?.text ?? id;

const ends = { A: 'A', B: 'B' };
type Ends = typeof ends;
const numbered = (index: number, text: string) => `${String(index + 1)}. ${text}`;

/** A row of a ladder: who sends or calls what, and what becomes of it. */
function rowText(row: LadderRow, names: Ends, texts: QuestionTexts): string {
  const { rows } = texts.kinds;
  if (row.do === 'call') return callText(row, names);
  const other = row.from === 'A' ? names.B : names.A;
  const fate = row.fate === 'delivered' ? [] : [rows.fates[row.fate]];
  const late = row.after === null ? [] : [`${rows.arrives} ${fill(rows.after, { n: row.after })}`];
  return [`${names[row.from]} → ${other}: ${headerText(row)}`, ...fate, ...late].join(' · ');
}

function eventText(event: MadeEvent, names: Ends, texts: QuestionTexts): string {
  const { rows, segment } = texts.kinds;
  switch (event.do) {
    case 'call':
      return withMoment(callText(event, names), event.atMs);
    case 'inject':
      return withMoment(`${rows.inject} → ${names[event.to]}: ${headerText(event)}`, event.atMs);
    case 'lose':
    case 'duplicate':
    case 'delay': {
      const which = `${names[event.from]}: ${fill(segment, { n: event.nth })}`;
      const later = event.do === 'delay' ? ` · ${event.ms} ms` : '';
      return `${which} · ${rows[event.do]}${later}`;
    }
    default:
      return never(event);
  }
}

const callText = (
  { end, call, octets }: Pick<Extract<LadderRow, { do: 'call' }>, 'end' | 'call' | 'octets'>,
  names: Ends,
) => `${names[end]}: \`${call.toUpperCase()}\`${octets === null ? '' : ` ${octets}`}`;

const headerText = (
  segment: Pick<Extract<LadderRow, { do: 'segment' }>, 'flags' | 'seq' | 'ack' | 'len'>,
) => {
  const numbers = (['seq', 'ack', 'len'] as const).flatMap((field) =>
    segment[field] === '' || (field === 'len' && Number(segment.len) === 0)
      ? []
      : [`${field} ${segment[field]}`],
  );
  return `\`${[flagText(segment.flags) || '-', ...numbers].join(' ')}\``;
};

const withMoment = (text: string, atMs: number | null) =>
  atMs === null ? text : `${text} · ${atMs} ms`;
