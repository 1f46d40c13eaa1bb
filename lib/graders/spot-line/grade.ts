import type { BodyOf, Fault, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';

type Kind = 'spot-line';

/**
 * 1 for the line; where a reason is asked for, a half for the line and the other half for its reason. With a wrong line
 * no reason counts.
 */
export function gradeSpotLine(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const unfit = misfit(shown, response, voice);
  if (unfit !== null) return unfit;
  const { line, reason } = response;
  const lineRight = line === key.line;
  const reasonRight = reason === key.reason;
  const asked = shown.reasons !== null;
  const faults: (Fault | undefined)[] = [
    lineRight ? undefined : key.faults[line],
    reasonRight || reason === null ? undefined : key.reasonFaults[reason],
  ];
  return graded(voice, {
    score: lineRight ? (!asked || reasonRight ? 1 : 0.5) : 0,
    parts: [
      { part: 'line', right: lineRight },
      ...(asked ? [{ part: 'reason', right: reasonRight }] : []),
    ],
    faults: faults.filter((fault) => fault !== undefined),
    otherwise: lineRight
      ? voice.say('graders.lineNotReason')
      : voice.say('graders.otherLine', {
          number: shown.lines.findIndex(({ id }) => id === key.line) + 1,
        }),
    always: true,
  });
}

function misfit(
  { lines, reasons }: BodyOf<PublicBody, Kind>,
  { line, reason }: BodyOf<ResponseBody, Kind>,
  { say }: Voice,
): Grade | null {
  const has = (list: readonly { readonly id: string }[], id: string): boolean =>
    list.some((each) => each.id === id);
  const stranger = (field: string, option: string, list: readonly { readonly id: string }[]) =>
    invalid(
      field,
      say('graders.noSuchOption', { option, options: list.map(({ id }) => id).join(', ') || '—' }),
    );
  if (!has(lines, line)) return stranger('line', line, lines);
  if (reason === null || (reasons !== null && has(reasons, reason))) return null;
  return stranger('reason', reason, reasons ?? []);
}
