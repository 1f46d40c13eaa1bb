'use client';

import { useId, useState } from 'react';
import { draftAnswer, type DraftAnswer } from '@/lib/questions';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { useShelf } from './shelf';

/** The answer as JSON, in the form that a content file has. What is missing in it is found when it is saved. */
export function AnswerJsonEditor({
  answer,
  onChange,
}: {
  readonly answer: DraftAnswer;
  readonly onChange: (answer: DraftAnswer) => void;
}) {
  const { answerJson } = useShelf().texts;
  const [text, setText] = useState(() => JSON.stringify(answer, null, 2));
  const id = useId();
  const broken = readAnswer(text, answer.kind) === null;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {answerJson.label}
      </label>
      <textarea
        id={id}
        rows={16}
        spellCheck={false}
        value={text}
        aria-invalid={broken}
        aria-describedby={`${id}-hint${broken ? ` ${id}-error` : ''}`}
        className={`${inputShape} ${inputLine(broken ? answerJson.broken : null)} resize-y font-mono`}
        onChange={(event) => {
          setText(event.target.value);
          const read = readAnswer(event.target.value, answer.kind);
          if (read !== null) onChange(read);
        }}
      />
      <p id={`${id}-hint`} className="text-sm text-soft">
        {answerJson.hint}
      </p>
      {broken && <FieldError id={`${id}-error`}>{answerJson.broken}</FieldError>}
    </div>
  );
}

/** An answer of the kind out of its JSON; null when it is none, or of another form. */
function readAnswer(text: string, kind: DraftAnswer['kind']): DraftAnswer | null {
  try {
    const read = draftAnswer.safeParse(JSON.parse(text));
    return read.success && read.data.kind === kind ? read.data : null;
  } catch {
    return null;
  }
}
