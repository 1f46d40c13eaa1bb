'use client';

import { Button } from '../../ui/button';

/** Opens the browser's own print dialog. */
export function PrintButton({ children }: { readonly children: string }) {
  return (
    <Button
      look="quiet"
      onClick={() => {
        window.print();
      }}
    >
      {children}
    </Button>
  );
}
