'use client';

import { useId, useState } from 'react';
import { ChoiceFields } from '../question/choice-fields';
import type { QuestionTexts } from '../question/texts';
import { Stem } from '../question/stem';
import { inputShape } from '../ui/field';
import { writtenIn } from './written-in';

/** A question as it is written, and beside it, at once, as others will see it. */
export function AuthorPiece({
  texts,
  question,
}: {
  readonly texts: Readonly<Record<'text' | 'shown' | 'sample' | 'hint', string>>;
  readonly question: QuestionTexts;
}) {
  const [typed, setTyped] = useState(texts.sample);
  const id = useId();
  const { stem, options } = writtenIn(typed);
  return (
    <div className="grid items-start gap-6 sm:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor={`${id}-text`} className="mb-1 block text-sm font-semibold">
          {texts.text}
        </label>
        <textarea
          id={`${id}-text`}
          rows={7}
          maxLength={2000}
          spellCheck={false}
          value={typed}
          aria-describedby={`${id}-hint`}
          className={`${inputShape} border-line font-mono text-sm`}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="mt-1 text-sm text-soft">
          {texts.hint}
        </p>
      </div>
      <form
        aria-label={texts.shown}
        className="min-w-0"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <p aria-hidden="true" className="mb-1 text-sm font-semibold">
          {texts.shown}
        </p>
        <Stem id={`${id}-stem`} text={stem} />
        <fieldset className="mt-3 min-w-0">
          <ChoiceFields
            body={{ kind: 'single-choice', options: [...options] }}
            texts={question}
            prefix={id}
            stateNames={[]}
            invalid={null}
            feedback={null}
          />
        </fieldset>
      </form>
    </div>
  );
}
