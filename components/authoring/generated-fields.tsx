import { ChoiceField } from './fields';
import type { GeneratedEntry } from './interview-draft';
import type { ScenarioDraft } from './draft';
import { ParamFields } from './param-fields';
import { useShelf } from './shelf';

const levels = ['1', '2', '3', '4', '5'] as const;

/** What the simulator makes: the family, how hard, and what is not left to chance. */
export function GeneratedFields({
  path,
  entry,
  onChange,
}: {
  readonly path: string;
  readonly entry: GeneratedEntry;
  readonly onChange: (entry: GeneratedEntry) => void;
}) {
  const { texts, families } = useShelf();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          path={`${path}.generator`}
          label={texts.scenario.family}
          value={entry.generator}
          options={families.map(({ id, name }) => ({ id, name: `${id} ${name}` }))}
          onChange={(generator) => {
            onChange({ ...entry, generator, params: {} });
          }}
        />
        <ChoiceField
          path={`${path}.difficulty`}
          label={texts.difficulty}
          value={levels[entry.difficulty - 1] ?? '2'}
          options={levels.map((id) => ({ id, name: texts.difficulties[id] }))}
          onChange={(level) => {
            onChange({ ...entry, difficulty: Number(level) });
          }}
        />
      </div>
      <details>
        <summary className="cursor-pointer text-sm">{texts.scenario.params}</summary>
        <ParamFields
          key={entry.generator}
          root={`${path}.params`}
          generator={entry.generator}
          // Parameters are JSON as they were stored.
          params={entry.params as ScenarioDraft['params']}
          onChange={(params) => {
            onChange({ ...entry, params });
          }}
        />
      </details>
    </>
  );
}
