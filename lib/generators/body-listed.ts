import type { BlankType, BlankValue, BodyOf, KeyBody, PublicBody } from '@/lib/questions';
import type { Locale } from '@/lib/i18n';
import { type FaultText, faultIn } from './fault-text';
import { tell, type Text } from './text';

interface Listed {
  readonly id: string;
  readonly text: Text;
}

/** Each left item with its partner; what a misconception would have in its place is a fault. */
export interface MatchBody {
  readonly kind: 'match';
  readonly left: readonly (Listed & { readonly to: string })[];
  readonly right: readonly Listed[];
  readonly faults: readonly (FaultText & { readonly left: string; readonly right: string })[];
}

/** Numbered lines of which one cannot be, and reasons to choose from. */
export interface SpotLineBody {
  readonly kind: 'spot-line';
  readonly lines: readonly (Listed & { readonly fault: FaultText | null })[];
  readonly line: string;
  readonly reasons: readonly (Listed & {
    readonly right: boolean;
    readonly fault: FaultText | null;
  })[];
}

/** A capture in which something is left out. */
export interface CaptureBody {
  readonly kind: 'read-capture';
  readonly capture: string;
  readonly blanks: readonly Blank[];
}
export interface Blank {
  readonly id: string;
  readonly ask: Text;
  readonly type: BlankType;
  readonly unit: Text | null;
  readonly value: BlankValue;
  readonly faults: readonly (FaultText & { readonly value: BlankValue['value'] })[];
}

interface Told<K extends 'match' | 'spot-line' | 'read-capture'> {
  readonly shown: BodyOf<PublicBody, K>;
  readonly key: BodyOf<KeyBody, K>;
}

const listIn = (locale: Locale, list: readonly Listed[]) =>
  list.map(({ id, text }) => ({ id, text: tell(locale, text) }));

export function publishMatch(
  { kind, left, right, faults }: MatchBody,
  locale: Locale,
): Told<'match'> {
  return {
    shown: { kind, left: listIn(locale, left), right: listIn(locale, right) },
    key: {
      kind,
      pairs: Object.fromEntries(left.map(({ id, to }) => [id, to])),
      faults: faults.map((fault) => ({
        left: fault.left,
        right: fault.right,
        fault: faultIn(locale, fault),
      })),
    },
  };
}

export function publishLines(
  { kind, lines, line, reasons }: SpotLineBody,
  locale: Locale,
): Told<'spot-line'> {
  const faultsOf = (list: readonly (Listed & { readonly fault: FaultText | null })[]) =>
    Object.fromEntries(
      list.flatMap(({ id, fault }) => (fault === null ? [] : [[id, faultIn(locale, fault)]])),
    );
  return {
    shown: { kind, lines: listIn(locale, lines), reasons: listIn(locale, reasons) },
    key: {
      kind,
      line,
      reason: reasons.find(({ right }) => right)?.id ?? null,
      faults: faultsOf(lines),
      reasonFaults: faultsOf(reasons),
    },
  };
}

export function publishCapture(
  { kind, capture, blanks }: CaptureBody,
  locale: Locale,
): Told<'read-capture'> {
  return {
    shown: {
      kind,
      capture,
      blanks: blanks.map(({ id, ask, type, unit }) => ({
        id,
        ask: tell(locale, ask),
        type,
        unit: unit === null ? null : tell(locale, unit),
      })),
    },
    key: {
      kind,
      blanks: Object.fromEntries(blanks.map(({ id, value }) => [id, value])),
      faults: blanks.flatMap(({ id, faults }) =>
        faults.map((fault) => ({
          blank: id,
          value: fault.value,
          fault: faultIn(locale, fault),
        })),
      ),
    },
  };
}
