'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { takesEnter } from '../question/keys';
import { KeysDialog } from '../question/keys-dialog';
import type { QuestionTexts } from '../question/texts';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { Notice } from '../ui/notice';
import type { AttemptView } from './attempt-view';
import { ItemList } from './item-list';
import { OpenQuestion } from './open-question';
import { RunnerBar } from './runner-bar';
import { missingIn } from './missing';
import { SubmitDialog } from './submit-dialog';
import type { InterviewTexts } from './texts';
import type { SaverState } from './saver';
import type { Hitch } from './session';
import { useEnding } from './use-ending';
import { useLeaving } from './use-leaving';
import { useSession } from './use-session';

/** A running attempt: the question, the answer, the time that is left, and whether all is saved. Nearly nothing else. */
export function AttemptRunner({
  initial,
  locale,
  texts,
  questionTexts,
  stateNames,
}: {
  readonly initial: AttemptView;
  readonly locale: string;
  readonly texts: InterviewTexts;
  readonly questionTexts: QuestionTexts;
  readonly stateNames: readonly string[];
}) {
  const id = useId();
  const router = useRouter();
  const article = useRef<HTMLElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const { session, state } = useSession(initial, locale);
  const { view, saves } = state;
  const { saver, sync } = session;
  const { open } = view;
  const address = `/${locale}/attempts/${view.id}`;
  const signInHref = `/${locale}/sign-in?to=${encodeURIComponent(address)}`;

  const toReport = useCallback(() => {
    router.replace(`${address}/report`);
  }, [router, address]);
  const ending = useEnding(session, view, toReport);
  const timeOver = ending.isOver || ending.isItemOver;
  const closed = open?.closed === true || timeOver;
  const { go, going, doubt } = useLeaving(session, {
    ...{ closed, texts },
    onArrive: () => {
      article.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    },
  });
  const { submit, submitting } = useSubmit(session.submit, toReport);

  const isLast = view.position === view.items.length - 1;
  const next = () => {
    if (!isLast) {
      void go(view.position + 1);
      return;
    }
    void saver.flush();
    if (dialog.current?.open === false) dialog.current.showModal();
  };
  useEnter(next);

  const lack = missingIn(view, saves);
  const hitch = hitchText(state.hitch, texts);
  const emptied = state.emptied === view.position ? savedRevision(view, saves) : 0;
  return (
    <>
      <RunnerBar
        {...{ view, saves, texts, signInHref }}
        now={session.now}
        onTick={ending.onTick}
        onItemTick={ending.onItemTick}
      />
      <article ref={article} tabIndex={-1} aria-labelledby={`${id}-stem`} className="mt-6">
        {open !== null && (
          <OpenQuestion
            key={`${open.position} ${state.replaced}`}
            open={open}
            kept={saver.kept(open.position)?.response ?? null}
            save={saves.items.get(open.position)}
            disabled={closed}
            prefix={id}
            stateNames={stateNames}
            texts={questionTexts}
            onChange={session.answer}
            onTicked={() => void saver.flush().then(sync)}
            onLock={(turn) => void session.lock(turn)}
            onNext={next}
          />
        )}
      </article>
      <div aria-live="polite" className="mt-5 grid measure gap-3">
        {ending.isOver && <Notice tone="unsure">{texts.over}</Notice>}
        {!ending.isOver && closed && <Notice>{timeOver ? texts.closedLate : texts.closed}</Notice>}
        {doubt?.position === view.position && <Notice tone="unsure">{doubt.text}</Notice>}
        {emptied > 0 && <Notice>{fill(texts.empty, { revision: emptied })}</Notice>}
        {hitch !== null && <Notice tone="unsure">{hitch}</Notice>}
      </div>
      <div className="mt-5 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2">
        {view.navigation === 'free' && view.position > 0 && (
          <Button look="plain" disabled={going} onClick={() => void go(view.position - 1)}>
            {texts.previous}
          </Button>
        )}
        <Button disabled={going} onClick={next}>
          {going ? texts.going : isLast ? texts.finish : texts.next}
        </Button>
        <KeysDialog texts={texts.keys} />
      </div>
      <footer className="mt-10 flex flex-wrap items-end justify-between gap-x-10 gap-y-5 border-t border-hair pt-5">
        <ItemList
          {...{ view, texts }}
          isAnswered={({ position }) => !lack.missing.includes(position)}
          onGo={(position) => void go(position)}
          disabled={going}
        />
        {!isLast && (
          <Button
            look="plain"
            onClick={() => {
              void saver.flush();
              dialog.current?.showModal();
            }}
          >
            {texts.finish}
          </Button>
        )}
      </footer>
      <SubmitDialog
        ref={dialog}
        {...lack}
        sending={submitting}
        problem={hitch}
        texts={texts.submit}
        onSubmit={() => void submit()}
        onBack={() => {
          dialog.current?.close();
        }}
      />
    </>
  );
}

/** Handing in, once: however often the button is pressed. */
function useSubmit(send: () => Promise<boolean>, onDone: () => void) {
  const [submitting, setSubmitting] = useState(false);
  const begun = useRef(false);
  const submit = async () => {
    // The second press of a double click comes before the button is drawn again.
    if (begun.current) return;
    begun.current = true;
    setSubmitting(true);
    if (await send()) {
      onDone();
      return;
    }
    begun.current = false;
    setSubmitting(false);
  };
  return { submit, submitting };
}

/** Enter goes on wherever it means nothing else. */
function useEnter(next: () => void) {
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented || takesEnter(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** The newest revision of the open item that the server has; 0: none. */
function savedRevision({ open, position }: AttemptView, { items }: SaverState): number {
  const item = items.get(position);
  return Math.max(open?.revision ?? 0, item?.at === 'saved' ? item.revision : 0);
}

function hitchText(hitch: Hitch | null, texts: InterviewTexts): string | null {
  switch (hitch?.kind) {
    case undefined:
      return null;
    case 'away':
      return texts.away;
    case 'signed-out':
      return texts.save.signedOut;
    case 'refused':
      return hitch.message;
  }
}
