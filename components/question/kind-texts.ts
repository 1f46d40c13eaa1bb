import { translator, type Locale } from '@/lib/i18n';
import type { VerdictName } from '@/lib/questions';
import { rowTexts, type RowTexts } from './row-texts';

/** What the forms say of the kinds that are answered by lists, blanks and rows; `{n}` places are filled in by `fill`. */
export interface KindTexts {
  readonly verdict: string;
  readonly verdicts: Readonly<Record<VerdictName, string>>;
  readonly reason: string;
  readonly order: string;
  readonly orderHint: string;
  readonly orderStands: string;
  readonly move: string;
  readonly moveUp: string;
  readonly moveDown: string;
  readonly movedTo: string;
  readonly match: string;
  readonly pickPartner: string;
  readonly segments: string;
  readonly segment: string;
  readonly from: string;
  readonly pickEnd: string;
  readonly flagsHint: string;
  readonly line: string;
  readonly lineNumber: string;
  readonly capture: string;
  readonly blanks: string;
  readonly path: string;
  readonly pathHint: string;
  readonly pathSoFar: string;
  readonly addState: string;
  readonly undoState: string;
  readonly state: string;
  readonly shortText: string;
  readonly shortTextHint: string;
  readonly rows: RowTexts;
  readonly part: string;
  readonly goOn: string;
  readonly goOnHint: string;
  readonly stands: string;
}

/** These texts in a language, for the browser. */
export function kindTexts(locale: Locale): KindTexts {
  const t = translator(locale);
  return {
    verdict: t('questions.kinds.verdict'),
    verdicts: {
      holds: t('questions.kinds.verdicts.holds'),
      depends: t('questions.kinds.verdicts.depends'),
      fails: t('questions.kinds.verdicts.fails'),
    },
    reason: t('questions.kinds.reason'),
    order: t('questions.kinds.order'),
    orderHint: t('questions.kinds.orderHint'),
    orderStands: t('questions.kinds.orderStands'),
    move: t('questions.kinds.move', { what: '{what}' }),
    moveUp: t('questions.kinds.moveUp', { what: '{what}' }),
    moveDown: t('questions.kinds.moveDown', { what: '{what}' }),
    movedTo: t('questions.kinds.movedTo', { what: '{what}', n: '{n}', of: '{of}' }),
    match: t('questions.kinds.match'),
    pickPartner: t('questions.kinds.pickPartner'),
    segments: t('questions.kinds.segments'),
    segment: t('questions.kinds.segment', { n: '{n}' }),
    from: t('questions.kinds.from'),
    pickEnd: t('questions.kinds.pickEnd'),
    flagsHint: t('questions.kinds.flagsHint'),
    line: t('questions.kinds.line'),
    lineNumber: t('questions.kinds.lineNumber', { n: '{n}' }),
    capture: t('questions.kinds.capture'),
    blanks: t('questions.kinds.blanks'),
    path: t('questions.kinds.path', { start: '{start}' }),
    pathHint: t('questions.kinds.pathHint'),
    pathSoFar: t('questions.kinds.pathSoFar'),
    addState: t('questions.kinds.addState', { state: '{state}' }),
    undoState: t('questions.kinds.undoState'),
    state: t('questions.kinds.state', { n: '{n}' }),
    shortText: t('questions.kinds.shortText'),
    shortTextHint: t('questions.kinds.shortTextHint'),
    rows: rowTexts(locale),
    part: t('questions.kinds.part', { n: '{n}' }),
    goOn: t('questions.kinds.goOn'),
    goOnHint: t('questions.kinds.goOnHint'),
    stands: t('questions.kinds.stands'),
  };
}
