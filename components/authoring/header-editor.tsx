import type { HeaderFieldId } from '@/lib/questions';
import { fill } from '../ui/fill';
import type { HeaderAnswer, HeaderValue, HeaderValues } from './draft';
import { FaultList } from './fault-list';
import { ChoiceField, LineField, TickField } from './fields';
import { HeaderValueField } from './header-value-field';
import { without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';
import { FieldError } from '../ui/field';

const headerFields = ['flags', 'seq', 'ack', 'len'] as const;
const uses = ['asked', 'given', 'unused'] as const;
type Use = (typeof uses)[number];

const emptyValue = (field: HeaderFieldId): HeaderValue => (field === 'flags' ? [] : 0);

/** Which header fields are asked for and with what values, which are given, and the wrong answers that are known. */
export function HeaderEditor({
  answer,
  onChange,
}: {
  readonly answer: HeaderAnswer;
  readonly onChange: (answer: HeaderAnswer) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding('answer.fields');
  return (
    <>
      <section id={fieldId('answer.fields')} aria-labelledby="header-fields" className="grid gap-4">
        <h2 id="header-fields" className="text-lg font-bold">
          {texts.question.fields}
        </h2>
        {error !== null && <FieldError>{error}</FieldError>}
        {headerFields.map((field) => (
          <OneField key={field} {...{ field, answer, onChange }} />
        ))}
      </section>
      <FaultList<HeaderAnswer['faults'][number]>
        faults={answer.faults}
        fresh={() => ({ fields: {} })}
        onChange={(faults) => {
          onChange({ ...answer, faults });
        }}
      >
        {(fault, path, onFault) => (
          <FaultFields
            asked={answer.fields}
            fields={fault.fields}
            path={`${path}.fields`}
            onChange={(fields) => {
              onFault({ ...fault, fields });
            }}
          />
        )}
      </FaultList>
    </>
  );
}

const useOf = ({ fields, given }: HeaderAnswer, field: HeaderFieldId): Use =>
  fields[field] !== undefined ? 'asked' : given[field] !== undefined ? 'given' : 'unused';

/** The same answer with a field used otherwise: it stands on one side at most. */
function withUse(answer: HeaderAnswer, field: HeaderFieldId, use: Use): HeaderAnswer {
  const fields = without(
    answer.fields,
    field,
    use === 'asked' ? { [field]: emptyValue(field) } : {},
  );
  const given = without(answer.given, field, use === 'given' ? { [field]: '' } : {});
  return { ...answer, fields, given };
}

function OneField({
  field,
  answer,
  onChange,
}: {
  readonly field: HeaderFieldId;
  readonly answer: HeaderAnswer;
  readonly onChange: (answer: HeaderAnswer) => void;
}) {
  const { texts } = useShelf();
  const name = texts.question.fieldNames[field];
  const use = useOf(answer, field);
  const value = answer.fields[field];
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <ChoiceField
        path={`answer.use.${field}`}
        label={fill(texts.question.fieldUse, { field: name })}
        value={use}
        options={uses.map((id) => ({ id, name: texts.question[id] }))}
        onChange={(chosen) => {
          onChange(withUse(answer, field, chosen));
        }}
      />
      {use === 'asked' && value !== undefined && (
        <HeaderValueField
          field={field}
          path={`answer.fields.${field}`}
          value={value}
          onChange={(changed) => {
            onChange({ ...answer, fields: { ...answer.fields, [field]: changed } });
          }}
        />
      )}
      {use === 'given' && (
        <LineField
          path={`answer.given.${field}`}
          label={fill(texts.question.fieldValue, { field: name })}
          value={answer.given[field] ?? ''}
          maxLength={64}
          onChange={(text) => {
            onChange({ ...answer, given: { ...answer.given, [field]: text } });
          }}
        />
      )}
    </div>
  );
}

/** The fields in which a wrong answer differs. */
function FaultFields({
  asked,
  fields,
  path,
  onChange,
}: {
  readonly asked: HeaderValues;
  readonly fields: HeaderValues;
  readonly path: string;
  readonly onChange: (fields: HeaderValues) => void;
}) {
  const { texts } = useShelf();
  return headerFields
    .filter((field) => asked[field] !== undefined)
    .map((field) => {
      const value = fields[field];
      return (
        <div key={field} className="grid items-start gap-x-4 gap-y-1 sm:grid-cols-2">
          <TickField
            label={`${texts.question.fieldNames[field]} · ${texts.question.differs}`}
            checked={value !== undefined}
            onChange={(differs) => {
              onChange(without(fields, field, differs ? { [field]: asked[field] ?? null } : {}));
            }}
          />
          {value !== undefined && (
            <HeaderValueField
              field={field}
              path={`${path}.${field}`}
              value={value}
              onChange={(changed) => {
                onChange({ ...fields, [field]: changed });
              }}
            />
          )}
        </div>
      );
    });
}
