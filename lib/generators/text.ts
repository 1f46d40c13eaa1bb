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
  readonly as: 'sentences' | 'paragraphs' | 'list';
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

/** Items one after another, set apart as the language does it. */
export const listOf = (parts: readonly Text[]): Text => ({ parts, as: 'list' });

/** The text in a language. */
export function tell(locale: Locale, told: Text): string {
  if (typeof told === 'string') return told;
  if (typeof told === 'number') return String(told);
  if ('because' in told) return explain(locale, told.because);
  if ('parts' in told) {
    return told.parts.map((part) => tell(locale, part)).join(separator(locale, told.as));
  }
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(told.params)) {
    params[name] = typeof value === 'number' ? value : tell(locale, value);
  }
  return translate(locale, told.key, params);
}

/** Chinese sentences follow each other without a space, and its lists have a comma of their own. */
function separator(locale: Locale, as: Joined['as']): string {
  if (as === 'paragraphs') return '\n\n';
  if (as === 'list') return locale === 'zh-CN' ? '、' : ', ';
  return locale === 'zh-CN' ? '' : ' ';
}

/** Milliseconds as people write them: `50 ms`, `1.05 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${ms} ms` : `${Math.round(ms) / 1000} s`;
