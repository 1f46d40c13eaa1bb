import type { Draft } from './draft';
import { ChoiceField } from './fields';
import { useShelf } from './shelf';

const levels = ['1', '2', '3', '4', '5'] as const;

/** What every question has: its topic and how hard it is. */
export function SettingFields<D extends Draft>({
  draft,
  onChange,
}: {
  readonly draft: D;
  readonly onChange: (draft: D) => void;
}) {
  const { texts, topics } = useShelf();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <ChoiceField
        path="topic"
        label={texts.topic}
        value={draft.topic}
        options={topics}
        onChange={(topic) => {
          onChange({ ...draft, topic });
        }}
      />
      <ChoiceField
        path="difficulty"
        label={texts.difficulty}
        value={levels[draft.difficulty - 1] ?? '2'}
        options={levels.map((id) => ({ id, name: texts.difficulties[id] }))}
        onChange={(level) => {
          onChange({ ...draft, difficulty: Number(level) });
        }}
      />
    </div>
  );
}
