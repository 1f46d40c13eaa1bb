import { useState } from 'react';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { fill } from '../ui/fill';
import type { ScenarioDraft } from './draft';
import { familyParams, type Param } from './family-params';
import { ChoiceField, NumberField } from './fields';
import { without } from './reason-fields';
import { fieldId, useFinding, useShelf } from './shelf';

type Params = ScenarioDraft['params'];

/** The parameters of a family: a field for each that is known here, and all of them as JSON. */
export function ParamFields({
  generator,
  params,
  onChange,
  root = 'params',
}: {
  /** Where the parameters stand in what is edited. */
  readonly root?: string;
  readonly generator: string;
  readonly params: Params;
  readonly onChange: (params: Params) => void;
}) {
  const { texts } = useShelf();
  const error = useFinding(root);
  return (
    <fieldset id={fieldId(root)} className="grid min-w-0 gap-4">
      <legend className="text-lg font-bold">{texts.scenario.params}</legend>
      <p className="text-sm text-soft">{texts.scenario.paramsHint}</p>
      {error !== null && <FieldError>{error}</FieldError>}
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {(familyParams[generator] ?? []).map((param) => (
          <ParamField key={param.name} {...{ root, param, params, onChange }} />
        ))}
      </div>
      <JsonField root={root} params={params} onChange={onChange} />
    </fieldset>
  );
}

function ParamField({
  root,
  param,
  params,
  onChange,
}: {
  readonly root: string;
  readonly param: Param;
  readonly params: Params;
  readonly onChange: (params: Params) => void;
}) {
  const { texts } = useShelf();
  const { name } = param;
  const value = params[name];
  const set = (chosen: string | number | boolean | null) => {
    onChange(without(params, name, chosen === null ? {} : { [name]: chosen }));
  };
  const path = `${root}.${name}`;
  const label = texts.scenario.names[name];
  if (param.type === 'number') {
    return (
      <NumberField
        {...{ path, label }}
        placeholder={texts.scenario.drawn}
        value={typeof value === 'number' ? value : null}
        onChange={set}
      />
    );
  }
  const values = param.type === 'yes' ? [true, false] : param.values;
  return (
    <ChoiceField
      {...{ path, label }}
      value={value === undefined ? '' : JSON.stringify(value)}
      options={[
        { id: '', name: texts.scenario.drawn },
        ...values.map((each) => ({ id: JSON.stringify(each), name: nameOf(each) })),
      ]}
      onChange={(id) => {
        set(values.find((each) => JSON.stringify(each) === id) ?? null);
      }}
    />
  );

  function nameOf(each: string | number | boolean): string {
    const { forms } = texts.scenario;
    if (typeof each === 'boolean') return each ? texts.yes : texts.no;
    const text = String(each);
    if (name === 'form' && text in forms) return forms[text as keyof typeof forms];
    return name === 'preset' ? texts.presets[text as 'rfc9293' | 'linux'] : text.toUpperCase();
  }
}

/** All parameters as they are stored. What is typed stays until it is an object. */
function JsonField({
  root,
  params,
  onChange,
}: {
  readonly root: string;
  readonly params: Params;
  readonly onChange: (params: Params) => void;
}) {
  const { texts } = useShelf();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : objectIn(typed);
  const error = read?.ok === false ? fill(texts.scenario.jsonWrong, { reason: read.reason }) : null;
  const id = fieldId(`${root}.json`);
  return (
    <details>
      <summary className="cursor-pointer text-sm">{texts.scenario.json}</summary>
      <label htmlFor={id} className="sr-only">
        {texts.scenario.json}
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        maxLength={4000}
        value={typed ?? JSON.stringify(params, null, 2)}
        aria-invalid={error !== null}
        className={`${inputShape} ${inputLine(error)} mt-2 font-mono text-sm`}
        onChange={(event) => {
          setTyped(event.target.value);
          const found = objectIn(event.target.value);
          if (found.ok) onChange(found.value);
        }}
        onBlur={() => {
          if (error === null) setTyped(null);
        }}
      />
      {error !== null && <FieldError>{error}</FieldError>}
    </details>
  );
}

type Read =
  { readonly ok: true; readonly value: Params } | { readonly ok: false; readonly reason: string };

/** The JSON object that a text is, or why it is none. */
export function objectIn(text: string): Read {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ok: true, value: value as Params }
      : { ok: false, reason: text.slice(0, 40) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : '' };
  }
}
