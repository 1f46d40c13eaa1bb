import { BothField } from './both-field';
import { isEmpty, noText, type Reasons } from './draft';
import { ChoiceField } from './fields';
import { useShelf } from './shelf';

/** Why a wrong answer is wrong: one of the named beliefs, a text, or both. */
export function ReasonFields<T extends Reasons>({
  path,
  value,
  onChange,
  label,
}: {
  readonly path: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What stands above the text. */
  readonly label?: string;
}) {
  const { texts, misconceptions } = useShelf();
  const none = { id: '', name: texts.question.noBelief };
  return (
    <div className="grid gap-3">
      <ChoiceField
        path={`${path}.misconception`}
        label={texts.question.belief}
        value={value.misconception ?? ''}
        options={[none, ...misconceptions.map(({ id, name }) => ({ id, name: `${id} ${name}` }))]}
        onChange={(id) => {
          onChange(without(value, 'misconception', id === '' ? {} : { misconception: id }));
        }}
      />
      <BothField
        path={`${path}.why`}
        label={label ?? texts.question.reason}
        value={value.why ?? noText()}
        onChange={(why) => {
          onChange(without(value, 'why', isEmpty(why) ? {} : { why }));
        }}
      />
    </div>
  );
}

/** A value without one key, and with what replaces it: an empty reason is none. */
export function without<T extends object>(value: T, key: keyof T & string, instead: object): T {
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...(rest as T), ...instead };
}
