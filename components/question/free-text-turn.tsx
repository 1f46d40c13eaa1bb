import clsx from 'clsx';
import { Button } from '../ui/button';
import { inputShape } from '../ui/field';
import { RichText } from '../ui/rich-text';
import type { FreeTextTexts, TurnView } from './free-text-data';
import { FreeTextRubric } from './free-text-rubric';

/** As kinds.ts bounds the text of a turn. */
const longestText = 8000;

/** One turn: what is asked, the text field, and after locking the model answer and the rubric beside the text. */
export function FreeTextTurn({
  turn,
  prefix,
  onText,
  onLock,
  onTick,
  disabled,
  texts,
}: {
  readonly turn: TurnView;
  readonly prefix: string;
  readonly onText: (text: string) => void;
  readonly onLock: () => void;
  readonly onTick: (points: readonly string[]) => void;
  readonly disabled: boolean;
  readonly texts: FreeTextTexts;
}) {
  const { ask, locked, model, rubric } = turn;
  return (
    <li className={clsx('min-w-0', ask !== null && 'border-t border-hair pt-6')}>
      {ask !== null && (
        <div id={`${prefix}-ask`} className="mb-3">
          <p className="text-sm text-soft">{texts.followUp}</p>
          <RichText text={ask} className="text-lg" />
        </div>
      )}
      {locked ? (
        <LockedText text={turn.text} texts={texts} />
      ) : (
        <OpenText {...{ turn, prefix, onText, onLock, disabled, texts }} />
      )}
      {model !== null && (
        <div className="mt-5 border-l-4 border-ink pl-3">
          <p className="mb-1 text-sm font-semibold text-soft">{texts.model}</p>
          <RichText text={model} />
        </div>
      )}
      {rubric !== null && (
        <FreeTextRubric
          prefix={prefix}
          rubric={rubric}
          ticked={turn.ticked}
          onTick={onTick}
          disabled={disabled}
          texts={texts}
        />
      )}
    </li>
  );
}

function LockedText({ text, texts }: { readonly text: string; readonly texts: FreeTextTexts }) {
  return (
    <div className="border-l-4 border-line pl-3">
      <p className="mb-1 text-sm font-semibold text-soft">{texts.locked}</p>
      <p className="break-words whitespace-pre-wrap">{text.trim() === '' ? texts.nothing : text}</p>
    </div>
  );
}

function OpenText({
  turn,
  prefix,
  onText,
  onLock,
  disabled,
  texts,
}: {
  readonly turn: TurnView;
  readonly prefix: string;
  readonly onText: (text: string) => void;
  readonly onLock: () => void;
  readonly disabled: boolean;
  readonly texts: FreeTextTexts;
}) {
  const blank = turn.text.trim() === '';
  return (
    <>
      <label htmlFor={`${prefix}-text`} className="mb-1 block text-sm font-semibold">
        {texts.yours}
      </label>
      <textarea
        id={`${prefix}-text`}
        rows={7}
        maxLength={longestText}
        value={turn.text}
        disabled={disabled}
        onChange={(event) => {
          onText(event.target.value);
        }}
        aria-describedby={clsx(turn.ask !== null && `${prefix}-ask`, `${prefix}-hint`)}
        className={clsx(inputShape, 'resize-y border-line')}
      />
      <p id={`${prefix}-hint`} className="mt-1 text-sm text-soft">
        {texts.hint}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          look="plain"
          disabled={disabled || blank}
          onClick={onLock}
          aria-describedby={`${prefix}-lock`}
        >
          {texts.lock}
        </Button>
        <p id={`${prefix}-lock`} className="text-sm text-soft">
          {blank ? texts.blank : texts.lockHint}
        </p>
      </div>
    </>
  );
}
