import { never } from '@/lib/kit';
import type { AuthoredQuestion, BothLanguages } from '@/lib/questions';
import type { GiftAnswer, GiftOption, GiftQuestion, GiftText, GiftWarning } from './model';

type Language = keyof BothLanguages;
type Answer = AuthoredQuestion['answer'];
type Lost = Pick<GiftWarning, 'code' | 'params'>;

/** A question in GIFT, and what of it GIFT cannot hold. */
export interface Exported {
  /** Null: GIFT has nothing like its kind. */
  readonly question: GiftQuestion | null;
  readonly lost: readonly Lost[];
}

/** Turns a question into GIFT in one language. `believed` says a misconception in words. */
export function fromQuestion(
  authored: AuthoredQuestion,
  language: Language,
  believed: (misconception: string) => string,
): Exported {
  const text = (both: BothLanguages | undefined): GiftText | null =>
    both ? { format: 'markdown', text: both[language] } : null;
  const answer = answerOf(authored.answer, text, believed);
  if (!answer) return { question: null, lost: [{ code: 'kind', params: kindOf(authored) }] };
  const unit = authored.answer.kind === 'numeric' ? authored.answer.unit : undefined;
  const stem = authored.stem[language] + (unit ? ` (${unit[language]})` : '');
  const general = [authored.why, authored.remember].flatMap((both) =>
    both ? [both[language]] : [],
  );
  return {
    question: {
      ...{ title: authored.id, stem: { format: 'markdown', text: stem }, tail: null, answer },
      general: { format: 'markdown', text: general.join('\n\n') },
    },
    lost: [...lostOf(authored), ...(unit ? [{ code: 'unit' as const, params: {} }] : [])],
  };
}

const kindOf = ({ id, answer }: AuthoredQuestion) => ({ id, kind: answer.kind });

function answerOf(
  answer: Answer,
  text: (both: BothLanguages | undefined) => GiftText | null,
  believed: (misconception: string) => string,
): GiftAnswer | null {
  const feedback = (reasons: {
    readonly why?: BothLanguages | undefined;
    readonly misconception?: string | undefined;
  }): GiftText | null => {
    const { why, misconception } = reasons;
    if (why || misconception === undefined) return text(why);
    return { format: 'markdown', text: believed(misconception) };
  };
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const single = answer.kind === 'single-choice';
      const share = fraction(answer.options.filter(({ right }) => right).length);
      const options = answer.options.flatMap((option): GiftOption[] => {
        const shown = text(option.text);
        const weight = single ? (option.right ? 100 : 0) : option.right ? share : -share;
        return shown ? [{ text: shown, weight, feedback: feedback(option) }] : [];
      });
      return { kind: 'choice', single, options };
    }
    case 'numeric':
      return {
        kind: 'numeric',
        answers: [
          {
            number: { value: answer.value, tolerance: answer.tolerance },
            weight: 100,
            feedback: null,
          },
          ...answer.faults.map((fault) => ({
            ...{ number: { value: fault.value, tolerance: 0 }, weight: 0 },
            feedback: feedback(fault),
          })),
        ],
        otherwise: null,
      };
    case 'header-fields':
    case 'state-pair':
    case 'free-text':
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
    case 'multi-part':
      return null;
    default:
      return never(answer);
  }
}

/** One of `count` equal parts of 100, with the five decimals that Moodle knows. */
const fraction = (count: number): number => Math.round(10_000_000 / count) / 100_000;

/** What stands in no place of a GIFT file: it is said in a comment. */
function lostOf({ answer, difficulty, preset, sources }: AuthoredQuestion): Lost[] {
  const details = [`difficulty ${difficulty}`, ...(preset ? [preset] : []), ...sources].join('; ');
  const reasons = 'options' in answer ? answer.options : 'faults' in answer ? answer.faults : [];
  const ids = reasons.flatMap(({ misconception }) => misconception ?? []);
  return [
    { code: 'details', params: { details } },
    ...(ids.length > 0
      ? [{ code: 'misconception' as const, params: { ids: [...new Set(ids)].join(', ') } }]
      : []),
  ];
}
