import type { Cursor } from './cursor';
import type { Place } from './script-error';

export interface CodeToken {
  readonly kind: 'number' | 'text' | 'name' | 'mark' | 'newline' | 'end';
  readonly text: string;
  readonly at: Place;
}

/** One pattern for all, so that each character is looked at once. */
const patterns = {
  space: /[ \t\r\f]+|\\\r?\n|#[^\n]*/,
  newline: /[\n;]/,
  number: /0[xX][\da-fA-F]+|\d+(?:\.\d*)?|\.\d+/,
  text: /'[^'\n\\]*'|"[^"\n\\]*"/,
  name: /[A-Za-z_]\w*/,
  mark: /<<|>>|\/\/|[=!<>+\-*]=|[-+*/%&|^~()<>=,[\]:.{}@!]/,
  strange: /[^]/,
};
const kinds = Object.keys(patterns) as (keyof typeof patterns)[];
const anyToken = new RegExp(
  Object.entries(patterns)
    .map(([kind, { source }]) => `(?<${kind}>${source})`)
    .join('|'),
  'gu',
);

/** The tokens of a `%{ … }%` block. A line end inside parentheses is none, as in Python. */
export function lexCode(code: string, start: Place, cursor: Cursor): CodeToken[] {
  const tokens: CodeToken[] = [];
  let { line } = start;
  let lineStart = 1 - start.column;
  let open = 0;
  for (const { 0: text, index, groups } of code.matchAll(anyToken)) {
    const kind = kinds.find((each) => groups?.[each] !== undefined) ?? 'strange';
    const at = { line, column: index - lineStart + 1 };
    if (kind === 'strange') cursor.report('expected', at, ['code'], text);
    else if (kind !== 'space' && !(text === '\n' && open > 0)) tokens.push({ kind, text, at });
    if (kind === 'mark') open += Number(text === '(') - Number(text === ')');
    if (text.endsWith('\n')) {
      line += 1;
      lineStart = index + text.length;
    }
  }
  tokens.push({ kind: 'end', text: '', at: { line, column: code.length - lineStart + 1 } });
  return tokens;
}
