'use client';

import { Broken } from '@/components/site/broken';

export default function LocaleError({
  error,
  reset,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}) {
  return <Broken digest={error.digest} again={reset} />;
}
