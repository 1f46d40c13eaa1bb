import { translate, type Locale } from '@/lib/i18n';
import type { Finding } from './finding';

/** The sentence of a finding: what was expected, what was found. */
export function reasonOf(finding: Pick<Finding, 'code' | 'params'>, locale: Locale): string {
  return translate(locale, `content.finding.${finding.code}`, finding.params);
}

/** A finding as content:check prints it: `file:line: reason`. */
export function findingLine(finding: Finding, locale: Locale): string {
  return `${finding.file}:${finding.line}: ${reasonOf(finding, locale)}`;
}
