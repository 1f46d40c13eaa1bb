import { explain, translate, type Locale, type MessageKey } from '@/lib/i18n';
import type { Because } from '@/lib/sim';

/** A text that is not in a language yet: what is the same in all languages, a message, or a trace's reason. */
export type Text = string | number | Message | { readonly because: Because } | Joined;

interface Message {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, Text>>;
}

interface Joined {
  readonly parts: readonly Text[];
  readonly as: 'sentences' | 'paragraphs';
}

export const text = (key: MessageKey, params: Message['params'] = {}): Text => ({ key, params });

/** Several texts as the paragraphs of one. */
export const paragraphs = (...list: readonly (Text | null)[]): Text => ({
  parts: list.filter((part) => part !== null),
  as: 'paragraphs',
});

/** Several sentences as one paragraph. */
export const sentences = (...list: readonly (Text | null)[]): Text => ({
  parts: list.filter((part) => part !== null),
  as: 'sentences',
});

/** The text in a language. */
export function tell(locale: Locale, told: Text): string {
  if (typeof told === 'string') return told;
  if (typeof told === 'number') return String(told);
  if ('because' in told) return explain(locale, told.because);
  if ('parts' in told) {
    return told.parts.map((part) => tell(locale, part)).join(separator(locale, told.as));
  }
  const params = Object.entries(told.params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : tell(locale, value),
  ]);
  return translate(locale, told.key, Object.fromEntries(params));
}

/** Chinese sentences follow each other without a space. */
function separator(locale: Locale, as: Joined['as']): string {
  if (as === 'paragraphs') return '\n\n';
  return locale === 'zh-CN' ? '' : ' ';
}

/** Milliseconds as people write them: `50 ms`, `1.05 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${ms} ms` : `${Math.round(ms) / 1000} s`;
