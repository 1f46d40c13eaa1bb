import clsx from 'clsx';
import type { ReactNode } from 'react';

/** The main landmark of a page. `narrow` for forms and reading, `wide` for pictures beside text. */
export function Page({
  width = 'narrow',
  children,
}: {
  readonly width?: 'form' | 'narrow' | 'wide';
  readonly children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx(
        'mx-auto w-full flex-1 px-4 py-8 sm:px-6 sm:py-10',
        width === 'form' && 'max-w-md',
        width === 'narrow' && 'max-w-[56rem]',
        width === 'wide' && 'max-w-page',
      )}
    >
      {children}
    </main>
  );
}
