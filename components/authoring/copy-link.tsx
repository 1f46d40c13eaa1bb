'use client';

import { useId, useRef, useState, useSyncExternalStore } from 'react';
import { inputShape } from '../ui/field';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';

const never = () => () => undefined;

/** The address that a link's token makes, ready to be copied; it can be selected by hand as well. */
export function CopyLink({ token }: { readonly token: string }) {
  const { locale, texts } = useShelf();
  const [copied, setCopied] = useState(false);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  );
  const address = `${origin}/${locale}/take/${token}`;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {texts.share.address}
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={address}
        className={`${inputShape} min-w-0 flex-1 basis-64 border-line font-mono text-sm`}
        onFocus={(event) => {
          event.target.select();
        }}
      />
      <SmallButton
        className="min-h-11"
        onClick={() => {
          // On plain-http addresses the clipboard is closed: then the address is selected, for the keyboard to copy.
          field.current?.select();
          if (!('clipboard' in navigator)) return;
          void navigator.clipboard.writeText(address).then(() => {
            setCopied(true);
          });
        }}
      >
        {copied ? `✓ ${texts.copied}` : texts.copy}
      </SmallButton>
    </div>
  );
}
