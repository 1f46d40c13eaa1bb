import type { PointWeight } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import { BothField } from './both-field';
import { freeId, noText, replaced, type PointDraft } from './draft';
import { ChoiceField } from './fields';
import { without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';
import { SmallButton } from './small-button';

const weights: readonly PointWeight[] = ['must', 'plus', 'trap'];

/** The points that an answer is held against. */
export function RubricEditor({
  path,
  rubric,
  taken,
  onChange,
}: {
  readonly path: string;
  readonly rubric: readonly PointDraft[];
  readonly taken: readonly string[];
  readonly onChange: (rubric: PointDraft[]) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding(path);
  return (
    <fieldset id={fieldId(path)} className="grid min-w-0 gap-4">
      <legend className="text-sm font-semibold">{texts.question.rubric}</legend>
      <p className="text-sm text-soft">{texts.question.rubricHint}</p>
      {error !== null && <FieldError>{error}</FieldError>}
      {rubric.map((point, index) => (
        <PointEditor
          key={point.id}
          path={`${path}.${index}`}
          name={fill(texts.question.point, { n: index + 1 })}
          point={point}
          onChange={(changed) => {
            onChange(replaced(rubric, index, changed));
          }}
        />
      ))}
      {rubric.length < 12 && (
        <p>
          <SmallButton
            onClick={() => {
              const id = freeId('p', taken);
              onChange([...rubric, { id, weight: 'must', text: noText() }]);
            }}
          >
            + {texts.question.addPoint}
          </SmallButton>
        </p>
      )}
    </fieldset>
  );
}

function PointEditor({
  path,
  name,
  point,
  onChange,
}: {
  readonly path: string;
  readonly name: string;
  readonly point: PointDraft;
  readonly onChange: (point: PointDraft | null) => void;
}) {
  const { texts, misconceptions } = useShelf();
  const error = useFinding(path);
  return (
    <div id={fieldId(path)} role="group" aria-label={name} className="grid gap-2">
      <BothField
        path={`${path}.text`}
        label={name}
        value={point.text}
        onChange={(text) => {
          onChange({ ...point, text });
        }}
      />
      <div className="flex flex-wrap items-end gap-3">
        <ChoiceField
          path={`${path}.weight`}
          label={texts.question.weight}
          value={point.weight}
          options={weights.map((id) => ({ id, name: texts.question.weights[id] }))}
          onChange={(weight) => {
            // Only a trap shows a belief.
            onChange({
              ...(weight === 'trap' ? point : without(point, 'misconception', {})),
              weight,
            });
          }}
        />
        {point.weight === 'trap' && (
          <div className="min-w-0 flex-1">
            <ChoiceField
              path={`${path}.misconception`}
              label={texts.question.belief}
              value={point.misconception ?? ''}
              options={[
                { id: '', name: texts.question.noBelief },
                ...misconceptions.map(({ id, name: belief }) => ({ id, name: `${id} ${belief}` })),
              ]}
              onChange={(id) => {
                onChange(without(point, 'misconception', id === '' ? {} : { misconception: id }));
              }}
            />
          </div>
        )}
        <SmallButton
          className="min-h-11"
          aria-label={`${texts.remove}: ${name}`}
          onClick={() => {
            onChange(null);
          }}
        >
          {texts.remove}
        </SmallButton>
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  );
}
