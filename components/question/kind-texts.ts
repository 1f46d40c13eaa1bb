import { translator, type Locale } from '@/lib/i18n';
import type { VerdictName } from '@/lib/questions';

/** What the forms say of the kinds that are answered by lists, blanks and rows; `{n}` places are filled in by `fill`. */
export interface KindTexts {
  readonly verdict: string;
  readonly verdicts: Readonly<Record<VerdictName, string>>;
  readonly reason: string;
  readonly order: string;
  readonly place: string;
  readonly pickStep: string;
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
  readonly state: string;
  readonly shortText: string;
  readonly shortTextHint: string;
  readonly rows: string;
  readonly part: string;
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
    place: t('questions.kinds.place', { n: '{n}' }),
    pickStep: t('questions.kinds.pickStep'),
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
    state: t('questions.kinds.state', { n: '{n}' }),
    shortText: t('questions.kinds.shortText'),
    shortTextHint: t('questions.kinds.shortTextHint'),
    rows: t('questions.kinds.rows'),
    part: t('questions.kinds.part', { n: '{n}' }),
  };
}
