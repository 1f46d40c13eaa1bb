import type { FieldValue, HeaderFieldId, KeyBody, PublicBody, StateName } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { never, present, type Random } from '@/lib/kit';
import {
  type CaptureBody,
  type MatchBody,
  publishCapture,
  publishLines,
  publishMatch,
  type SpotLineBody,
} from './body-listed';
import { type FaultText, faultIn } from './fault-text';
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
    }
  | MatchBody
  | SpotLineBody
  | CaptureBody;

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const maxWrong = 3;

/**
 * One right option among at most three wrong ones, misconceptions first. Null when fewer than two are wrong, or none
 * of them is what a misconception leads to. `needsBelief` false: near misses alone will do, where no misconception
 * speaks of the matter.
 */
export function choice<T>(
  observed: Observed<T> | null,
  show: (value: T) => Text,
  random: Random,
  needsBelief = true,
): Body | null {
  if (observed === null || observed.wrong.length < 2) return null;
  if (needsBelief && !isBelieved(observed)) return null;
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

/** A body in a language: what is shown, and what decides. */
export interface Published {
  readonly shown: PublicBody;
  readonly key: KeyBody;
}

export function publish(body: Body, locale: Locale): Published {
  switch (body.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return publishOptions(body, locale);
    case 'numeric':
      return publishNumber(body, locale);
    case 'header-fields':
      return publishFields(body, locale);
    case 'state-pair':
      return publishStates(body, locale);
    case 'match':
      return publishMatch(body, locale);
    case 'spot-line':
      return publishLines(body, locale);
    case 'read-capture':
      return publishCapture(body, locale);
    default:
      return never(body);
  }
}

type BodyFor<K extends Body['kind']> = Extract<Body, { kind: K }>;

function publishOptions(
  { kind, options }: BodyFor<'single-choice' | 'multiple-choice'>,
  locale: Locale,
): Published {
  const shown = options.map(({ id, text }) => ({ id, text: tell(locale, text) }));
  const right = options.filter((option) => option.right).map(({ id }) => id);
  const faults = Object.fromEntries(
    options.flatMap(({ id, fault }) => (fault === null ? [] : [[id, faultIn(locale, fault)]])),
  );
  return kind === 'multiple-choice'
    ? { shown: { kind, options: shown }, key: { kind, correct: right, faults } }
    : {
        shown: { kind, options: shown },
        key: { kind, correct: present(right[0], 'a right option'), faults },
      };
}

function publishNumber({ kind, unit, observed }: BodyFor<'numeric'>, locale: Locale): Published {
  const faults = observed.wrong.map((wrong) => ({
    value: wrong.value,
    fault: faultIn(locale, wrong),
  }));
  return {
    shown: { kind, unit: unit === null ? null : tell(locale, unit) },
    key: { kind, value: observed.right, tolerance: 0, faults },
  };
}

function publishFields(
  { kind, asked, given, observed }: BodyFor<'header-fields'>,
  locale: Locale,
): Published {
  const faults = observed.wrong.map((wrong) => ({
    fields: differing(wrong.value, observed.right, asked),
    fault: faultIn(locale, wrong),
  }));
  return {
    shown: { kind, fields: [...asked], given },
    key: { kind, fields: only(observed.right, asked), faults },
  };
}

function publishStates({ kind, ends, observed }: BodyFor<'state-pair'>, locale: Locale): Published {
  const faults = observed.wrong.map((wrong) => ({
    states: wrong.value,
    fault: faultIn(locale, wrong),
  }));
  return {
    shown: { kind, ends: { A: tell(locale, ends.A), B: tell(locale, ends.B) } },
    key: { kind, states: observed.right, faults },
  };
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
