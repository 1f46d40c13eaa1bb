import { never } from '@/lib/kit';
import { giftFormats, type GiftAnswer, type GiftNumber, type GiftOption } from './model';
import type { GiftFormat, GiftQuestion, GiftText } from './model';

/** Questions as a GIFT file. Read again they are the same, except for their lines. */
export const emitGift = (questions: readonly GiftQuestion[]): string =>
  questions.map((question) => `${emitQuestion(question)}\n`).join('\n');

/** One question, without an empty line in it. */
export function emitQuestion({ title, stem, tail, answer, general }: GiftQuestion): string {
  const format = stem?.format ?? 'moodle';
  const head = `${titleText(title, stem)}${stem === null ? '' : stemText(stem)}`;
  if (answer.kind === 'description') return head;
  const said = general === null ? '' : `####${inline(general, format)}`;
  const behind = tail === null ? '' : ` ${escape(tail)}`;
  return `${head} {${answerText(answer, format)}${said}}${behind}`.trim();
}

/** An empty title keeps the beginning of a stem from being read as a comment or a category. */
function titleText(title: string | null, stem: GiftText | null): string {
  if (title !== null) return `::${escape(title)}:: `;
  return stem === null || /^[/$:]/.test(stem.text) ? '::::' : '';
}

const stemText = ({ format, text }: GiftText): string =>
  format === 'moodle' && !text.startsWith('[') ? escape(text) : `[${format}]${escape(text)}`;

/** A text inside the braces: its format is said where it is not the question's. */
const inline = ({ format, text }: GiftText, outer: GiftFormat): string =>
  format === outer && !looksFormatted(text) ? escape(text) : `[${format}]${escape(text)}`;

const looksFormatted = (text: string): boolean =>
  giftFormats.some((format) => text.startsWith(`[${format}]`));

function answerText(answer: Exclude<GiftAnswer, { kind: 'description' }>, format: GiftFormat) {
  const feedback = (text: GiftText | null): string =>
    text === null ? '' : `#${inline(text, format)}`;
  switch (answer.kind) {
    case 'essay':
      return '';
    case 'true-false': {
      const { right, wrongFeedback: wrong, rightFeedback } = answer;
      const both =
        rightFeedback !== null ? `#${wrong ? inline(wrong, format) : ''}` : feedback(wrong);
      return `${right ? 'TRUE' : 'FALSE'}${both}${feedback(rightFeedback)}`;
    }
    case 'choice':
      return lines(
        answer.options.map(
          (option) =>
            `${signOf(option, answer.single)}${inline(option.text, format)}${feedback(option.feedback)}`,
        ),
      );
    case 'short-answer':
      return lines(shortAnswers(answer.answers, format));
    case 'matching':
      return lines(
        answer.pairs.map(
          ({ left, right }) => `=${inline(left, format)} -> ${inline(right, format)}`,
        ),
      );
    case 'numeric': {
      const numbers = answer.answers.map(
        ({ number, weight, feedback: said }) =>
          `=${weight === 100 ? '' : `%${weight}%`}${numberText(number)}${feedback(said)}`,
      );
      const rest = answer.otherwise === null ? [] : [`~${feedback(answer.otherwise)}`];
      return `#${lines([...numbers, ...rest])}`;
    }
    default:
      return never(answer);
  }
}

function shortAnswers(answers: readonly GiftOption[], format: GiftFormat): string[] {
  const texts = answers.map(({ text, weight, feedback }) => {
    const weighed = weight === 100 && !text.text.startsWith('%') ? '' : `%${weight}%`;
    return `${weighed}${inline(text, format)}${feedback ? `#${inline(feedback, format)}` : ''}`;
  });
  // An `=` with an arrow behind it would be a pair.
  const [only = ''] = texts;
  return texts.length === 1 && only.includes('->') ? [only] : texts.map((text) => `=${text}`);
}

/** In a choice of one, `=` marks a right option; weights stand behind `~`. */
function signOf({ weight, text }: GiftOption, single: boolean): string {
  if (single && weight === 100) return '=';
  return weight === 0 && !text.text.startsWith('%') ? '~' : `~%${weight}%`;
}

const numberText = (number: GiftNumber): string => {
  if ('from' in number) return `${number.from}..${number.to}`;
  return number.tolerance === 0 ? String(number.value) : `${number.value}:${number.tolerance}`;
};

const lines = (list: readonly string[]): string =>
  `\n${list.map((line) => `  ${line}\n`).join('')}`;

/** What has a meaning in GIFT, escaped; line breaks as `\n`. */
export const escape = (text: string): string =>
  text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
