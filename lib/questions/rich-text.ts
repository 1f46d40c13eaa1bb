/**
 * Text of a stem, an option or an explanation: paragraphs separated by an empty line; inside a paragraph
 * `code` in backticks and **strong** in double asterisks. Nothing else is markup.
 */
export type RichText = string;

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string };

/** Splits a rich text into its paragraphs of inline pieces. An unclosed mark is plain text. */
export function parseRichText(source: RichText): Inline[][] {
  return source
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => parseInline(paragraph.replace(/\s*\n\s*/g, ' ')));
}

function parseInline(paragraph: string): Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  for (const match of paragraph.matchAll(/`([^`]+)`|\*\*([^*]+)\*\*/g)) {
    if (match.index > from) pieces.push({ kind: 'text', text: paragraph.slice(from, match.index) });
    pieces.push(
      match[1] !== undefined
        ? { kind: 'code', text: match[1] }
        : { kind: 'strong', text: match[2] ?? '' },
    );
    from = match.index + match[0].length;
  }
  if (from < paragraph.length) pieces.push({ kind: 'text', text: paragraph.slice(from) });
  return pieces;
}
