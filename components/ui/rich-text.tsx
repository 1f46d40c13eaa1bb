import { Fragment } from 'react';
import { parseRichText, type Inline } from '@/lib/questions';

/** A text of the question model: its paragraphs, with `code` and **strong**. */
export function RichText({
  text,
  className,
}: {
  readonly text: string;
  readonly className?: string;
}) {
  return (
    <div className={className}>
      {parseRichText(text).map((pieces, index) => (
        <p key={index} className="not-first:mt-3">
          <Pieces pieces={pieces} />
        </p>
      ))}
    </div>
  );
}

/** The same inside a line (an option, a cell): paragraphs run on. */
export function RichLine({ text }: { readonly text: string }) {
  return parseRichText(text).map((pieces, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      <Pieces pieces={pieces} />
    </Fragment>
  ));
}

/** A number and its unit stay on one line. */
const withUnits = (text: string) => text.replace(/(\d) (ms|s|MSL)\b/g, '$1\u00a0$2');

/** The paragraphs of a rich text, still as rich texts. */
export const paragraphsOf = (text: string): string[] => text.trim().split(/\n\s*\n/);

function Pieces({ pieces }: { readonly pieces: readonly Inline[] }) {
  return pieces.map((piece, index) => {
    switch (piece.kind) {
      case 'text':
        return <Fragment key={index}>{withUnits(piece.text)}</Fragment>;
      case 'code':
        return (
          <code key={index} className="rounded-sm bg-sunk px-1 py-0.5">
            {piece.text}
          </code>
        );
      case 'strong':
        return <strong key={index}>{piece.text}</strong>;
    }
  });
}
