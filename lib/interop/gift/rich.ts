import type { GiftText, GiftWarningCode } from './model';

/** A text in our markup, and what of it could not be kept. */
export interface Rich {
  readonly text: string;
  readonly lost: readonly GiftWarningCode[];
}

const tag = /<\/?[a-z][^<>]*>/gi;
/** Tags that Moodle's editor writes; anything else in angle brackets may be meant as it stands, like `<SYN>`. */
const known =
  /<\/?(p|br|div|span|b|strong|i|em|u|code|tt|pre|img|a|ul|ol|li|sub|sup|table|t[rdh]|h[1-6])\b[^<>]*>/i;

/** A GIFT text in our markup: paragraphs, `code` and **strong**. Other markup is dropped, and said to be. */
export function richText({ format, text }: GiftText): Rich {
  const isHtml = format === 'html' || (format === 'moodle' && known.test(text));
  const rich = isHtml ? fromHtml(text) : fromMarkdown(text, format);
  return { ...rich, text: rich.text.replace(/\n{3,}/g, '\n\n').trim() };
}

function fromMarkdown(text: string, format: GiftText['format']): Rich {
  const image = /!\[([^\]]*)\]\([^)]*\)/g;
  if (format !== 'markdown' || !image.test(text)) return { text, lost: [] };
  return { text: text.replace(image, '$1'), lost: ['image'] };
}

function fromHtml(html: string): Rich {
  const marked = html
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/(p|div|li|h[1-6]|pre)>/gi, '\n\n')
    .replace(/<\/?(b|strong)>/gi, '**')
    .replace(/<\/?(code|tt)>/gi, '`');
  const kept = /^<\/?(p|div|span)\b/i;
  const other = [...marked.matchAll(tag)].some(([found]) => !kept.test(found));
  const lost: GiftWarningCode[] = /<img\b/i.test(html) ? ['image'] : other ? ['html'] : [];
  return { text: entities(marked.replace(tag, '')), lost };
}

const named: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' },
  ...{ ndash: '–', mdash: '—', hellip: '…', rarr: '→', larr: '←', le: '≤', ge: '≥' },
};

const entities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
