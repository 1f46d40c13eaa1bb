import { catalogues } from './catalogues';
import type { Locale } from './locales';

/**
 * What the editors say, for the browser, which gets no catalogue: plain texts whose `{name}` places are filled in
 * there. So they hold neither plurals nor other ICU forms (tested in authoring-texts.test.ts).
 */
export type AuthoringTexts = (typeof catalogues)['en']['authoring']['ui'];

export const authoringTexts = (locale: Locale): AuthoringTexts => catalogues[locale].authoring.ui;
