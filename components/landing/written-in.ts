export interface Written {
  readonly stem: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}

/** A single choice as text, in GIFT's signs: the question, then `=` before the right option and `~` before others. */
export function writtenIn(text: string): Written {
  const lines = text.split('\n');
  const isOption = (line: string) => /^\s*[=~]\s*\S/.test(line);
  return {
    stem: lines
      .filter((line) => !isOption(line))
      .join('\n')
      .trim(),
    options: lines
      .filter(isOption)
      .slice(0, 8)
      .map((line, index) => ({ id: `o${index}`, text: line.replace(/^\s*[=~]\s*/, '').trim() })),
  };
}
