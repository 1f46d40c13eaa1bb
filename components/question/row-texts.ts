import { translator, type Locale } from '@/lib/i18n';
import type { LadderRow } from '@/lib/questions';

type Fate = Extract<LadderRow, { do: 'segment' }>['fate'];

/** What the tables of events say (draw the ladder, make it happen); `{n}` places are filled in by `fill`. */
export interface RowTexts {
  readonly draw: string;
  readonly make: string;
  readonly picture: string;
  readonly nothing: string;
  readonly keys: string;
  readonly addSegment: string;
  readonly addCall: string;
  readonly addLose: string;
  readonly addDuplicate: string;
  readonly addDelay: string;
  readonly addInject: string;
  readonly segment: string;
  readonly call: string;
  readonly lose: string;
  readonly duplicate: string;
  readonly delay: string;
  readonly inject: string;
  readonly end: string;
  readonly which: string;
  readonly octets: string;
  readonly fate: string;
  readonly arrives: string;
  readonly next: string;
  readonly nth: string;
  readonly later: string;
  readonly at: string;
  readonly atHint: string;
  readonly to: string;
  readonly row: string;
  readonly up: string;
  readonly down: string;
  readonly copy: string;
  readonly remove: string;
  readonly added: string;
  readonly removed: string;
  readonly moved: string;
  readonly after: string;
  readonly left: string;
  readonly fates: Readonly<Record<Fate, string>>;
}

/** These texts in a language, for the browser. */
export function rowTexts(locale: Locale): RowTexts {
  const t = translator(locale);
  return {
    draw: t('questions.kinds.rows.draw'),
    make: t('questions.kinds.rows.make'),
    picture: t('questions.kinds.rows.picture'),
    nothing: t('questions.kinds.rows.nothing'),
    keys: t('questions.kinds.rows.keys'),
    addSegment: t('questions.kinds.rows.addSegment'),
    addCall: t('questions.kinds.rows.addCall'),
    addLose: t('questions.kinds.rows.addLose'),
    addDuplicate: t('questions.kinds.rows.addDuplicate'),
    addDelay: t('questions.kinds.rows.addDelay'),
    addInject: t('questions.kinds.rows.addInject'),
    segment: t('questions.kinds.rows.segment'),
    call: t('questions.kinds.rows.call'),
    lose: t('questions.kinds.rows.lose'),
    duplicate: t('questions.kinds.rows.duplicate'),
    delay: t('questions.kinds.rows.delay'),
    inject: t('questions.kinds.rows.inject'),
    end: t('questions.kinds.rows.end'),
    which: t('questions.kinds.rows.which'),
    octets: t('questions.kinds.rows.octets'),
    fate: t('questions.kinds.rows.fate'),
    arrives: t('questions.kinds.rows.arrives'),
    next: t('questions.kinds.rows.next'),
    nth: t('questions.kinds.rows.nth'),
    later: t('questions.kinds.rows.later'),
    at: t('questions.kinds.rows.at'),
    atHint: t('questions.kinds.rows.atHint'),
    to: t('questions.kinds.rows.to'),
    row: t('questions.kinds.rows.row', { n: '{n}' }),
    up: t('questions.kinds.rows.up', { n: '{n}' }),
    down: t('questions.kinds.rows.down', { n: '{n}' }),
    copy: t('questions.kinds.rows.copy', { n: '{n}' }),
    remove: t('questions.kinds.rows.remove', { n: '{n}' }),
    added: t('questions.kinds.rows.added', { n: '{n}' }),
    removed: t('questions.kinds.rows.removed', { n: '{n}' }),
    moved: t('questions.kinds.rows.moved', { n: '{n}' }),
    after: t('questions.kinds.rows.after', { n: '{n}' }),
    left: t('questions.kinds.rows.left', { n: '{n}', most: '{most}' }),
    fates: {
      delivered: t('questions.kinds.rows.fates.delivered'),
      lost: t('questions.kinds.rows.fates.lost'),
      duplicated: t('questions.kinds.rows.fates.duplicated'),
    },
  };
}
