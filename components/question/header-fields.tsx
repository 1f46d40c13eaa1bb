import clsx from 'clsx';
import type { BodyOf, HeaderFieldId, PublicBody } from '@/lib/questions';
import { FieldError } from '../ui/field';
import { PartSign } from './answer-sign';
import { legendClass, type FieldsProps } from './fields-props';
import { controlNames, nameIn } from './control-names';
import { FlagBoxes } from './flag-boxes';

/** A TCP header to fill in: what is given stands in it already. */
export function HeaderFields(props: FieldsProps<BodyOf<PublicBody, 'header-fields'>>) {
  const { body, texts, invalid } = props;
  const given = (['flags', 'seq', 'ack', 'len'] as const).flatMap((id) => {
    const value = body.given[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  return (
    <>
      <legend className={legendClass}>{texts.header}</legend>
      <div className="flex flex-wrap gap-px overflow-hidden rounded-md border border-line bg-line">
        {given.map(([id, value]) => (
          <div key={id} className="min-w-36 flex-1 bg-sunk px-3 py-2">
            <p className="text-xs text-soft">
              {texts.fields[id]} · {texts.given}
            </p>
            <p className="font-mono">{value}</p>
          </div>
        ))}
        {body.fields.map((id) =>
          id === 'flags' ? (
            <FlagsField key={id} {...props} />
          ) : (
            <HeaderNumber key={id} id={id} {...props} />
          ),
        )}
      </div>
      <p className="mt-2 text-sm text-soft">{texts.headerHint}</p>
      {invalid !== null && <FieldError id={`${props.prefix}-error`}>{invalid.message}</FieldError>}
    </>
  );
}

function FlagsField({ texts, part, feedback }: FieldsProps<BodyOf<PublicBody, 'header-fields'>>) {
  return (
    <fieldset className="min-w-full bg-raised px-3 py-2">
      <legend className="float-left w-full text-xs text-soft">
        {texts.fields.flags}
        <PartSign part="flags" feedback={feedback} texts={texts} />
      </legend>
      <div className="clear-both pt-1">
        <FlagBoxes name={nameIn(part, controlNames.flag)} />
      </div>
    </fieldset>
  );
}

function HeaderNumber({
  id,
  texts,
  prefix,
  part,
  invalid,
  feedback,
}: FieldsProps<BodyOf<PublicBody, 'header-fields'>> & { readonly id: HeaderFieldId }) {
  const wrong = invalid?.field === id || invalid?.field === `fields.${id}`;
  return (
    <div className="min-w-36 flex-1 bg-raised px-3 py-2">
      <label htmlFor={`${prefix}-${id}`} className="block text-xs text-soft">
        {texts.fields[id]}
        <PartSign part={id} feedback={feedback} texts={texts} />
      </label>
      <input
        id={`${prefix}-${id}`}
        name={nameIn(part, controlNames.field(id))}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${prefix}-error` : undefined}
        className={clsx(
          'mt-1 w-full border-b-2 bg-raised px-1 py-1 font-mono text-base',
          wrong ? 'border-wrong' : 'border-line',
        )}
      />
    </div>
  );
}
