import type { KindId } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { ChoiceField, TickField } from './fields';
import type { DrawnEntry } from './interview-draft';
import { without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';

const levels = ['1', '2', '3', '4', '5'] as const;

/** From where questions are drawn: topics, kinds, and how hard. */
export function DrawnFields({
  path,
  entry,
  onChange,
}: {
  readonly path: string;
  readonly entry: DrawnEntry;
  readonly onChange: (entry: DrawnEntry) => void;
}) {
  const { texts, topics, kinds } = useShelf();
  const error = useFinding(`${path}.pool.topics`);
  const { pool } = entry;
  const [easiest, hardest] = pool.difficulty ?? [1, 5];
  const setPool = (changed: DrawnEntry['pool']) => {
    onChange({ ...entry, pool: changed });
  };
  const written = kinds.filter(
    (kind): kind is { id: KindId; name: string } => kind.id !== 'scenario',
  );
  return (
    <>
      <fieldset id={fieldId(`${path}.pool.topics`)} className="min-w-0">
        <legend className="text-sm font-semibold">{texts.interview.topics}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {topics.map(({ id, name }) => (
            <TickField
              key={id}
              label={name}
              checked={pool.topics.includes(id)}
              onChange={(on) => {
                const others = pool.topics.filter((topic) => topic !== id);
                setPool({ ...pool, topics: on ? [...others, id] : others });
              }}
            />
          ))}
        </div>
        {error !== null && <FieldError>{error}</FieldError>}
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="text-sm font-semibold">{texts.interview.kinds}</legend>
        <p className="text-sm text-soft">{texts.interview.anyKind}</p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {written.map(({ id, name }) => (
            <TickField
              key={id}
              label={name}
              checked={pool.kinds?.includes(id) ?? false}
              onChange={(on) => {
                const others = (pool.kinds ?? []).filter((kind) => kind !== id);
                const chosen = on ? [...others, id] : others;
                setPool(without(pool, 'kinds', chosen.length === 0 ? {} : { kinds: chosen }));
              }}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        {([0, 1] as const).map((end) => (
          <ChoiceField
            key={end}
            path={`${path}.pool.difficulty.${end}`}
            label={end === 0 ? texts.interview.easiest : texts.interview.hardest}
            value={levels[(end === 0 ? easiest : hardest) - 1] ?? '1'}
            options={levels.map((id) => ({ id, name: texts.difficulties[id] }))}
            onChange={(level) => {
              const chosen = Number(level);
              const difficulty: [number, number] =
                end === 0
                  ? [chosen, Math.max(chosen, hardest)]
                  : [Math.min(chosen, easiest), chosen];
              setPool({ ...pool, difficulty });
            }}
          />
        ))}
      </div>
    </>
  );
}
