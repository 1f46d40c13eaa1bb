'use client';

import { useEffect, useRef } from 'react';
import type { PublicBody, ResponseBody } from '@/lib/questions';
import { AnswerFields } from '../question/answer-fields';
import { isTyping } from '../question/keys';
import { putBack } from '../question/put-back';
import { readResponse, type PartAnswers } from '../question/response';
import type { QuestionTexts } from '../question/texts';

/**
 * The form of the open question. It holds what was answered last when it appears (`answer`), and tells each change; null
 * is a form with nothing in it. A newer answer from elsewhere shows by giving the form another key.
 */
export function OpenForm({
  body,
  prefix,
  answer,
  given = [],
  disabled,
  invalid,
  stateNames,
  texts,
  onChange,
  onNext,
}: {
  readonly body: PublicBody;
  readonly prefix: string;
  readonly answer: ResponseBody | null;
  /** The answers to parts of the question that stand. */
  readonly given?: PartAnswers;
  readonly disabled: boolean;
  readonly invalid: { readonly field: string; readonly message: string } | null;
  readonly stateNames: readonly string[];
  readonly texts: QuestionTexts;
  readonly onChange: (response: ResponseBody | null) => void;
  /** Enter in a field. */
  readonly onNext: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(answer);

  useEffect(() => {
    if (form.current !== null && first.current?.kind === body.kind) {
      putBack(form.current, first.current);
    }
  }, [body.kind]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (!/^[1-9]$/.test(event.key) || isTyping(event.target) || !('options' in body)) return;
      const option = form.current?.querySelectorAll<HTMLInputElement>('input')[+event.key - 1];
      if (option === undefined || option.matches(':disabled')) return;
      event.preventDefault();
      option.focus();
      option.click();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [body]);

  return (
    <form
      ref={form}
      onInput={(event) => {
        onChange(readAnswer(body, new FormData(event.currentTarget), given));
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
      autoComplete="off"
      className="min-w-0"
    >
      <fieldset disabled={disabled} className="min-w-0">
        <AnswerFields
          {...{ body, texts, prefix, stateNames, invalid }}
          locked={given.map(({ id }) => id)}
          feedback={null}
        />
      </fieldset>
      {/* Enter sends a form with several fields only when it has a button for it. */}
      <button type="submit" hidden />
    </form>
  );
}

/** Unticking every box is an answer as well: it takes the earlier ones back. */
function readAnswer(body: PublicBody, form: FormData, given: PartAnswers): ResponseBody | null {
  const response = readResponse(body, form, given);
  return response === null && body.kind === 'multiple-choice'
    ? { kind: body.kind, choices: [] }
    : response;
}
