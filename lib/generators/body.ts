import type { FieldValue, HeaderFieldId, KeyBody, PublicBody, StateName } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { never, present, type Random } from '@/lib/kit';
import type { Observed, Wrong } from './observe';
import { tell, type Text } from './text';

export type Fields = Readonly<Partial<Record<HeaderFieldId, FieldValue>>>;
export type StatePair = Readonly<Record<'A' | 'B', StateName>>;

interface Option {
  readonly id: string;
  readonly text: Text;
  readonly right: boolean;
  readonly fault: FaultText | null;
}
interface FaultText {
  readonly misconception: string | null;
  readonly why: Text | null;
}

/** What is asked and what decides, before either is told in a language. */
export type Body =
  | { readonly kind: 'single-choice' | 'multiple-choice'; readonly options: readonly Option[] }
  | { readonly kind: 'numeric'; readonly unit: Text | null; readonly observed: Observed<number> }
  | {
      readonly kind: 'header-fields';
      readonly asked: readonly HeaderFieldId[];
      readonly given: Readonly<Partial<Record<HeaderFieldId, string>>>;
      readonly observed: Observed<Fields>;
    }
  | {
      readonly kind: 'state-pair';
      readonly ends: Readonly<Record<'A' | 'B', Text>>;
      readonly observed: Observed<StatePair>;
    };

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const maxWrong = 3;

/**
 * One right option among at most three wrong ones, misconceptions first. Null when fewer than two are wrong, or none
 * of them is what a misconception leads to.
 */
export function choice<T>(
  observed: Observed<T> | null,
  show: (value: T) => Text,
  random: Random,
): Body | null {
  if (observed === null || observed.wrong.length < 2 || !isBelieved(observed)) return null;
  const options = [
    { text: show(observed.right), right: true, fault: null },
    ...observed.wrong.slice(0, maxWrong).map((wrong) => ({
      text: show(wrong.value),
      right: false,
      fault: faultOf(wrong),
    })),
  ];
  return { kind: 'single-choice', options: lettered(options, random) };
}

/** Whether a misconception leads to one of the wrong values. */
export const isBelieved = (observed: Observed<unknown>): boolean =>
  observed.wrong.some(({ misconception }) => misconception !== null);

/** A sentence about the run that is true or false of it. */
export interface Statement {
  readonly text: Text;
  readonly right: boolean;
  /** What choosing a wrong one, or leaving out a right one, shows. */
  readonly fault: FaultText;
}

/** All the statements that hold; null unless at least one does and at least one does not. */
export function statements(list: readonly Statement[], random: Random): Body | null {
  const some = [true, false].every((truth) => list.some(({ right }) => right === truth));
  return some ? { kind: 'multiple-choice', options: lettered(list, random) } : null;
}

function lettered(list: readonly Omit<Option, 'id'>[], random: Random): Option[] {
  return random
    .shuffle(list)
    .map((option, index) => ({ ...option, id: present(letters[index], 'a letter for an option') }));
}

const faultOf = ({ misconception, why }: Wrong<unknown>): FaultText => ({ misconception, why });

/** The body in a language: what is shown, and what decides. */
export function publish(body: Body, locale: Locale): { shown: PublicBody; key: KeyBody } {
  const faultIn = ({ misconception, why }: FaultText) => ({
    misconception,
    why: why === null ? null : tell(locale, why),
  });
  switch (body.kind) {
    case 'single-choice':
    case 'multiple-choice': {
      const right = body.options.filter((option) => option.right).map(({ id }) => id);
      const faults = Object.fromEntries(
        body.options.flatMap(({ id, fault }) => (fault === null ? [] : [[id, faultIn(fault)]])),
      );
      const options = body.options.map((option) => ({
        id: option.id,
        text: tell(locale, option.text),
      }));
      return body.kind === 'multiple-choice'
        ? {
            shown: { kind: body.kind, options },
            key: { kind: body.kind, correct: right, faults },
          }
        : {
            shown: { kind: body.kind, options },
            key: { kind: body.kind, correct: present(right[0], 'a right option'), faults },
          };
    }
    case 'numeric':
      return {
        shown: { kind: body.kind, unit: body.unit === null ? null : tell(locale, body.unit) },
        key: {
          kind: body.kind,
          value: body.observed.right,
          tolerance: 0,
          faults: body.observed.wrong.map((wrong) => ({
            value: wrong.value,
            fault: faultIn(faultOf(wrong)),
          })),
        },
      };
    case 'header-fields':
      return {
        shown: { kind: body.kind, fields: [...body.asked], given: body.given },
        key: {
          kind: body.kind,
          fields: only(body.observed.right, body.asked),
          faults: body.observed.wrong.map((wrong) => ({
            fields: differing(wrong.value, body.observed.right, body.asked),
            fault: faultIn(faultOf(wrong)),
          })),
        },
      };
    case 'state-pair':
      return {
        shown: {
          kind: body.kind,
          ends: { A: tell(locale, body.ends.A), B: tell(locale, body.ends.B) },
        },
        key: {
          kind: body.kind,
          states: body.observed.right,
          faults: body.observed.wrong.map((wrong) => ({
            states: wrong.value,
            fault: faultIn(faultOf(wrong)),
          })),
        },
      };
    default:
      return never(body);
  }
}

const only = (fields: Fields, asked: readonly HeaderFieldId[]): Fields =>
  Object.fromEntries(asked.map((id) => [id, fields[id]]));

/** A fault names the fields in which it differs: a response with these shows it, whatever the others are. */
const differing = (fields: Fields, right: Fields, asked: readonly HeaderFieldId[]): Fields =>
  Object.fromEntries(
    asked
      .filter((id) => JSON.stringify(fields[id]) !== JSON.stringify(right[id]))
      .map((id) => [id, fields[id]]),
  );
