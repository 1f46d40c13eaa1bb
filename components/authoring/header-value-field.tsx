import type { FlagName, HeaderFieldId } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { fill } from '../ui/fill';
import type { HeaderValue } from './draft';
import { NumberField, TickField } from './fields';
import { fieldId, useFinding, useShelf } from './shelf';

const flags: readonly FlagName[] = ['URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'];

/** The value of one header field: control bits, a number, or «means nothing here». */
export function HeaderValueField({
  field,
  path,
  value,
  onChange,
}: {
  readonly field: HeaderFieldId;
  readonly path: string;
  readonly value: HeaderValue;
  readonly onChange: (value: HeaderValue) => void;
}) {
  const { texts } = useShelf();
  const label = fill(texts.question.fieldValue, { field: texts.question.fieldNames[field] });
  if (field === 'flags') return <FlagBoxes {...{ path, label, value, onChange }} />;
  return (
    <div className="grid gap-1">
      {value !== null && (
        <NumberField
          path={path}
          label={label}
          value={typeof value === 'number' ? value : 0}
          onChange={(number) => {
            onChange(Math.min(Math.max(Math.trunc(number ?? 0), 0), 4_294_967_295));
          }}
        />
      )}
      <TickField
        label={value === null ? `${label} · ${texts.question.nothing}` : texts.question.nothing}
        checked={value === null}
        onChange={(nothing) => {
          onChange(nothing ? null : 0);
        }}
      />
    </div>
  );
}

function FlagBoxes({
  path,
  label,
  value,
  onChange,
}: {
  readonly path: string;
  readonly label: string;
  readonly value: HeaderValue;
  readonly onChange: (value: HeaderValue) => void;
}) {
  const error = useFinding(path);
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset id={fieldId(path)} className="min-w-0">
      <legend className="text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-x-4 font-mono">
        {flags.map((flag) => (
          <TickField
            key={flag}
            label={flag}
            checked={chosen.includes(flag)}
            onChange={(on) => {
              onChange(flags.filter((each) => (each === flag ? on : chosen.includes(each))));
            }}
          />
        ))}
      </div>
      {error !== null && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
