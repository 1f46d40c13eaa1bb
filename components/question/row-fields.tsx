import { useId, type ReactNode } from 'react';
import type { EndName, FlagName, PublicBody } from '@/lib/questions';
import { inputLine, inputShape } from '../ui/field';
import { FlagBoxes } from './flag-boxes';
import type { RowTexts } from './row-texts';

export type EndNames = Extract<PublicBody, { kind: 'draw-ladder' }>['ends'];

/** A short text in a row, under its name. */
export function RowInput({
  label,
  value,
  onValue,
  numeric = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly numeric?: boolean;
}) {
  const id = useId();
  return (
    <div className="w-28 min-w-0 grow basis-24 sm:grow-0">
      <label htmlFor={id} className="block text-xs text-soft">
        {label}
      </label>
      <input
        id={id}
        value={value}
        onChange={(event) => {
          onValue(event.target.value);
        }}
        {...(numeric ? { type: 'number', min: 0, max: 3_600_000 } : { maxLength: 64 })}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className={`${inputShape} ${inputLine(null)} font-mono`}
      />
    </div>
  );
}

/** One of a list in a row, under its name. */
export function RowSelect<Id extends string>({
  label,
  value,
  options,
  onValue,
}: {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly (readonly [id: Id, text: string])[];
  readonly onValue: (value: Id) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0 grow basis-32 sm:grow-0">
      <label htmlFor={id} className="block text-xs text-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([each]) => each === event.target.value);
          if (chosen !== undefined) onValue(chosen[0]);
        }}
        className={`${inputShape} ${inputLine(null)}`}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export const endOptions = (ends: EndNames) => [['A', ends.A] as const, ['B', ends.B] as const];

export interface TypedSegment {
  readonly flags: string | number | FlagName[];
  readonly seq: string | number;
  readonly ack: string | number;
  readonly len: string | number;
}

/** The header of a segment in a row: its control bits and its numbers. */
export function RowHeader({
  segment,
  onSegment,
  names,
}: {
  readonly segment: TypedSegment;
  readonly onSegment: (changed: Partial<TypedSegment>) => void;
  readonly names: Readonly<Record<'flags' | 'seq' | 'ack' | 'len', string>>;
}): ReactNode {
  return (
    <>
      <fieldset className="min-w-0 basis-full">
        <legend className="text-xs text-soft">{names.flags}</legend>
        <FlagBoxes
          flags={typeof segment.flags === 'object' ? segment.flags : []}
          onFlags={(flags) => {
            onSegment({ flags });
          }}
        />
      </fieldset>
      {(['seq', 'ack', 'len'] as const).map((field) => (
        <RowInput
          key={field}
          label={names[field]}
          value={String(segment[field])}
          onValue={(value) => {
            onSegment({ [field]: value });
          }}
        />
      ))}
    </>
  );
}

/** Which end calls what, and with how many octets where that matters. */
export function RowCall<Call extends string>({
  row,
  calls,
  ends,
  texts,
  onRow,
}: {
  readonly row: {
    readonly end: EndName;
    readonly call: Call;
    readonly octets: string | number | null;
  };
  readonly calls: readonly Call[];
  readonly ends: EndNames;
  readonly texts: RowTexts;
  readonly onRow: (changed: {
    end?: EndName;
    call?: Call;
    octets?: string | number | null;
  }) => void;
}) {
  const counted = (call: Call) => call === 'send' || call === 'receive';
  return (
    <>
      <RowSelect
        label={texts.end}
        value={row.end}
        options={endOptions(ends)}
        onValue={(end) => {
          onRow({ end });
        }}
      />
      <RowSelect
        label={texts.which}
        value={row.call}
        options={calls.map((call) => [call, call] as const)}
        onValue={(call) => {
          onRow({ call, octets: counted(call) ? (row.octets ?? '100') : null });
        }}
      />
      {row.octets !== null && (
        <RowInput
          label={texts.octets}
          value={String(row.octets)}
          onValue={(octets) => {
            onRow({ octets });
          }}
        />
      )}
    </>
  );
}
