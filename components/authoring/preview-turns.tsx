import { RichLine, RichText } from '../ui/rich-text';
import type { Both, TurnDraft } from './draft';
import { useShelf } from './shelf';

/** The turns of a free text, with what is shown once an answer is locked. */
export function PreviewTurns({
  turns,
  language,
}: {
  readonly turns: readonly TurnDraft[];
  readonly language: keyof Both;
}) {
  const { texts } = useShelf();
  return (
    <ol className="grid gap-4">
      {turns.map((turn) => (
        <li key={turn.id} className="border-l-4 border-line pl-3">
          {turn.ask && <RichText text={turn.ask[language]} className="font-semibold" />}
          <p className="mt-1 text-xs font-semibold text-soft">{texts.question.model}</p>
          <RichText text={turn.model[language]} />
          <ul className="mt-2 grid gap-1 text-sm">
            {turn.rubric.map((point) => (
              <li key={point.id}>
                <strong>{texts.question.weights[point.weight]}</strong>{' '}
                <RichLine text={point.text[language]} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
