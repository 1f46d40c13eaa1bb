import { useState } from 'react';
import { FieldError, inputShape } from '../ui/field';
import { fieldId, useFindings, useShelf } from './shelf';

/** What a question rests on, one source a line. What is typed stays; the lines that say something are kept. */
export function SourcesField({
  sources,
  onChange,
}: {
  readonly sources: readonly string[];
  readonly onChange: (sources: string[]) => void;
}) {
  const { texts } = useShelf();
  const [typed, setTyped] = useState(sources.join('\n'));
  const errors = useFindings().filter(({ path }) => /^sources\b/.test(path));
  const id = fieldId('sources');
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {texts.question.sources}
      </label>
      <textarea
        id={id}
        rows={2}
        value={typed}
        maxLength={3000}
        aria-describedby={`${id}-hint`}
        className={`${inputShape} field-sizing-content border-line`}
        onChange={(event) => {
          setTyped(event.target.value);
          const lines = event.target.value.split('\n').map((line) => line.trim().slice(0, 160));
          onChange(lines.filter((line) => line !== '').slice(0, 20));
        }}
      />
      <p id={`${id}-hint`} className="text-sm text-soft">
        {texts.question.sourcesHint}
      </p>
      {errors.map(({ message }) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
    </div>
  );
}
