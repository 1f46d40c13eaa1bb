import clsx from 'clsx';
import type { ComponentProps } from 'react';

export type NoticeTone = 'neutral' | 'right' | 'wrong' | 'unsure';

const tones: Record<NoticeTone, { readonly box: string; readonly sign: string }> = {
  neutral: { box: 'border-line bg-sunk', sign: '' },
  right: { box: 'border-correct bg-correct-tint', sign: '✓' },
  wrong: { box: 'border-wrong bg-wrong-tint', sign: '✕' },
  unsure: { box: 'border-unsure bg-unsure-tint', sign: '?' },
};

/** Something to know now. Pass `role="alert"` (or `status`) when it appears after the page has loaded. */
export function Notice({
  tone = 'neutral',
  className,
  children,
  ...rest
}: ComponentProps<'div'> & { readonly tone?: NoticeTone }) {
  const { box, sign } = tones[tone];
  return (
    <div className={clsx('flex gap-3 border-l-4 px-4 py-3', box, className)} {...rest}>
      {sign !== '' && (
        <span aria-hidden="true" className="font-mono font-bold">
          {sign}
        </span>
      )}
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
