import { translate, type Locale } from '@/lib/i18n';

/** How long something lasts and how many questions it has, in words. */
export const lengthText = (locale: Locale, minutes: number | null): string =>
  minutes === null
    ? translate(locale, 'interviews.noLimit')
    : translate(locale, 'interviews.minutes', { n: minutes });

export const levelName = (locale: Locale, level: 'junior' | 'mid' | 'senior'): string =>
  translate(locale, `practice.level.${level}`);

/** Points without needless digits. */
export const pointsText = (points: number, locale: Locale): string =>
  points.toLocaleString(locale, { maximumFractionDigits: 2 });
