import clsx from 'clsx';
import { never } from '@/lib/kit';
import type { BodyOf, HeaderFieldId, PublicBody, ResponseBody } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { RichLine } from '../ui/rich-text';
import type { Feedback } from './feedback-data';
import { controlNames, flagOrder } from './response';
import type { QuestionTexts } from './texts';

interface FieldsProps<Body extends PublicBody> {
  readonly body: Body;
  readonly texts: QuestionTexts;
  /** Makes control ids unique on a page. */
  readonly prefix: string;
  /** The state names to choose from. */
  readonly stateNames: readonly string[];
  /** The part that could not be read, with what to do. */
  readonly invalid: { readonly field: string; readonly message: string } | null;
  /** Set once the answer is graded: then the parts show what became of them. */
  readonly feedback: Feedback | null;
}

/** The form of a question: native controls, by kind. */
export function AnswerFields(props: FieldsProps<PublicBody>) {
  const { body, ...rest } = props;
  switch (body.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return <ChoiceFields body={body} {...rest} />;
    case 'numeric':
      return <NumericField body={body} {...rest} />;
    case 'header-fields':
      return <HeaderFields body={body} {...rest} />;
    case 'state-pair':
      return <StateFields body={body} {...rest} />;
    default:
      return never(body);
  }
}

const legendClass = 'text-soft mb-2 text-sm';

function ChoiceFields({
  body,
  texts,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'single-choice' | 'multiple-choice'>>) {
  const single = body.kind === 'single-choice';
  return (
    <>
      <legend className={legendClass}>{single ? texts.choose : texts.chooseAll}</legend>
      <ol className="grid gap-2">
        {body.options.map((option, index) => {
          const right = feedback !== null && isRightOption(feedback.right, option.id);
          return (
            <li key={option.id}>
              <label
                className={clsx(
                  'group/option flex min-h-12 items-start gap-3 rounded-md border bg-raised px-3 py-2.5',
                  feedback === null
                    ? 'cursor-pointer border-line hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink'
                    : right
                      ? 'border-correct bg-correct-tint'
                      : 'border-hair has-checked:border-wrong has-checked:bg-wrong-tint',
                )}
              >
                <input
                  type={single ? 'radio' : 'checkbox'}
                  name={controlNames.choice}
                  value={option.id}
                  className="peer mt-1 size-4.5 shrink-0"
                />
                <span className="min-w-0 flex-1 break-words">
                  <RichLine text={option.text} />
                  {feedback !== null && <OptionMark right={right} texts={texts} />}
                </span>
                <kbd
                  aria-hidden="true"
                  className="mt-0.5 hidden rounded-sm border border-hair px-1.5 text-xs text-soft sm:block"
                >
                  {index + 1}
                </kbd>
              </label>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const isRightOption = (right: ResponseBody, id: string) =>
  (right.kind === 'single-choice' && right.choice === id) ||
  (right.kind === 'multiple-choice' && right.choices.includes(id));

/** A sign and a word: chosen and right, right but left out, chosen and wrong. */
function OptionMark({ right, texts }: { readonly right: boolean; readonly texts: QuestionTexts }) {
  return right ? (
    <>
      <Sign right className="hidden group-has-checked/option:inline" text={texts.rightMark} />
      <Sign right className="group-has-checked/option:hidden" text={texts.missedMark} />
    </>
  ) : (
    <Sign right={false} className="hidden group-has-checked/option:inline" text={texts.wrongMark} />
  );
}

function Sign({
  right,
  text,
  className,
}: {
  readonly right: boolean;
  readonly text: string;
  readonly className?: string;
}) {
  return (
    <strong
      className={clsx(
        'ml-2 text-sm whitespace-nowrap',
        right ? 'text-correct' : 'text-wrong',
        className,
      )}
    >
      <span aria-hidden="true">{right ? '✓ ' : '✕ '}</span>
      {text}
    </strong>
  );
}

/** After grading: whether a part is right. */
function PartSign({
  part,
  feedback,
  texts,
}: {
  readonly part: string;
  readonly feedback: Feedback | null;
  readonly texts: QuestionTexts;
}) {
  const found = feedback?.grade.parts.find((one) => one.part === part);
  if (found === undefined) return null;
  return <Sign right={found.right} text={found.right ? texts.rightMark : texts.wrongMark} />;
}

function NumericField({
  body,
  texts,
  prefix,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'numeric'>>) {
  const id = `${prefix}-value`;
  return (
    <>
      <legend className="sr-only">{texts.number}</legend>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {texts.number}
        <PartSign part="value" feedback={feedback} texts={texts} />
      </label>
      <div className="flex items-center gap-3">
        <input
          id={id}
          name={controlNames.value}
          inputMode="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={64}
          aria-invalid={invalid !== null}
          aria-describedby={`${id}-hint${invalid === null ? '' : ` ${id}-error`}`}
          className={clsx(inputShape, inputLine(invalid?.message), 'max-w-72 font-mono')}
        />
        {body.unit !== null && <span className="font-mono">{body.unit}</span>}
      </div>
      <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
        {texts.numberHint}
      </p>
      {invalid !== null && <FieldError id={`${id}-error`}>{invalid.message}</FieldError>}
    </>
  );
}

function HeaderFields(props: FieldsProps<BodyOf<PublicBody, 'header-fields'>>) {
  const { body, texts, invalid } = props;
  const given = (['flags', 'seq', 'ack', 'len'] as const).flatMap((id) => {
    const value = body.given[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  return (
    <>
      <legend className={legendClass}>{texts.header}</legend>
      <div className="flex flex-wrap gap-px overflow-hidden rounded-md border border-line bg-line">
        {given.map(([id, value]) => (
          <div key={id} className="min-w-36 flex-1 bg-sunk px-3 py-2">
            <p className="text-xs text-soft">
              {texts.fields[id]} · {texts.given}
            </p>
            <p className="font-mono">{value}</p>
          </div>
        ))}
        {body.fields.map((id) =>
          id === 'flags' ? (
            <FlagsField key={id} {...props} />
          ) : (
            <HeaderNumber key={id} id={id} {...props} />
          ),
        )}
      </div>
      <p className="mt-2 text-sm text-soft">{texts.headerHint}</p>
      {invalid !== null && <FieldError id={`${props.prefix}-error`}>{invalid.message}</FieldError>}
    </>
  );
}

function FlagsField({ texts, feedback }: FieldsProps<BodyOf<PublicBody, 'header-fields'>>) {
  return (
    <fieldset className="min-w-full bg-raised px-3 py-2">
      <legend className="float-left w-full text-xs text-soft">
        {texts.fields.flags}
        <PartSign part="flags" feedback={feedback} texts={texts} />
      </legend>
      <div className="clear-both flex flex-wrap gap-x-5 gap-y-1 pt-1">
        {flagOrder.map((flag) => (
          <label key={flag} className="flex min-h-9 items-center gap-2 font-mono">
            <input type="checkbox" name={controlNames.flag} value={flag} className="size-4.5" />
            {flag}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function HeaderNumber({
  id,
  texts,
  prefix,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'header-fields'>> & { readonly id: HeaderFieldId }) {
  const wrong = invalid?.field === id || invalid?.field === `fields.${id}`;
  return (
    <div className="min-w-36 flex-1 bg-raised px-3 py-2">
      <label htmlFor={`${prefix}-${id}`} className="block text-xs text-soft">
        {texts.fields[id]}
        <PartSign part={id} feedback={feedback} texts={texts} />
      </label>
      <input
        id={`${prefix}-${id}`}
        name={controlNames.field(id)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${prefix}-error` : undefined}
        className={clsx(
          'mt-1 w-full border-b-2 bg-raised px-1 py-1 font-mono text-base',
          wrong ? 'border-wrong' : 'border-line',
        )}
      />
    </div>
  );
}

function StateFields({
  body,
  texts,
  prefix,
  stateNames,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'state-pair'>>) {
  return (
    <>
      <legend className={legendClass}>{texts.states}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['A', 'B'] as const).map((end) => (
          <div key={end}>
            <label
              htmlFor={`${prefix}-${end}`}
              className={clsx(
                'mb-1 block border-l-4 pl-2 text-sm font-semibold',
                end === 'A' ? 'border-end-a' : 'border-end-b',
              )}
            >
              {body.ends[end]}
              <PartSign part={end} feedback={feedback} texts={texts} />
            </label>
            <select
              id={`${prefix}-${end}`}
              name={controlNames.state(end)}
              defaultValue=""
              className={clsx(inputShape, inputLine(null), 'font-mono')}
            >
              <option value="">{texts.pickState}</option>
              {stateNames.map((state) => (
                <option key={state} value={state}>
                  {state}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
      {invalid !== null && <FieldError>{invalid.message}</FieldError>}
    </>
  );
}
