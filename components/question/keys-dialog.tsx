'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import { isTyping } from './keys';
import type { QuestionTexts } from './texts';

/** The keys of the page: shown by `?` and by a button for those who do not know that. */
export function KeysDialog({ texts }: { readonly texts: QuestionTexts['keys'] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => {
    if (dialog.current?.open === false) dialog.current.showModal();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target)) return;
      event.preventDefault();
      open();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <>
      <Button look="quiet" onClick={open} className="px-0! text-sm! font-normal! text-soft">
        {texts.show} <kbd className="rounded-sm border border-hair px-1.5 text-xs">?</kbd>
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="backdrop:bg-black/50 m-auto w-[min(26rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-6"
      >
        <h2 id="keys-title" className="mb-3 text-lg font-bold">
          {texts.title}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
          {texts.list.map(({ key, does }) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="rounded-sm border border-line px-2 py-0.5 text-sm">{key}</kbd>
              </dt>
              <dd className="text-sm">{does}</dd>
            </div>
          ))}
        </dl>
        <Button
          look="plain"
          className="mt-5"
          onClick={() => {
            dialog.current?.close();
          }}
        >
          {texts.close}
        </Button>
      </dialog>
    </>
  );
}
