import { never } from '@/lib/kit';
import type { PublicBody } from '@/lib/questions';
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
      return response.rows.map((row) => rowText(row));
    case 'make-happen':
      return response.events.map((event) => rowText(event));
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

/** A row of events as `segment · from A · flags SYN`. */
const rowText = ({ do: deed, ...rest }: { readonly do: string }): string =>
  [
    deed,
    ...Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(([name, value]: [string, unknown]) => `${name} ${[value].flat().map(String).join(',')}`),
  ].join(' · ');
