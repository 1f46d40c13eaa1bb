'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { PublicView, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { LadderFigure } from '../tcp/ladder-figure';
import { Button, ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { Stem } from './stem';
import { AnswerFields } from './answer-fields';
import { FeedbackPanel } from './feedback';
import type { Feedback, Invalid, Submission } from './feedback-data';
import { forget, keep, recall, tabStore } from './kept-answer';
import { isTyping, takesEnter } from './keys';
import { KeysDialog } from './keys-dialog';
import { formValues, readResponse } from './response';
import { submitAnswer } from './submit';
import type { QuestionTexts } from './texts';

type Stage =
  | {
      readonly at: 'asking';
      readonly note: 'empty' | 'restored' | null;
      readonly invalid: Invalid | null;
    }
  | { readonly at: 'sending' }
  | {
      readonly at: 'stuck';
      readonly why: 'unsaved' | 'signed-out' | 'refused';
      readonly message: string | null;
      readonly submission: Submission;
    }
  | { readonly at: 'answered'; readonly feedback: Feedback; readonly response: ResponseBody };

/** Set by going on to the next question: its text then takes the focus, so that a keyboard or screen reader goes on from there. */
let goingOn = false;

const asking: Stage = { at: 'asking', note: null, invalid: null };

/** A question: its stem and picture, the form, and after answering what happens in fact. */
export function QuestionCard({
  itemRef,
  view,
  topic,
  locale,
  as,
  texts,
  stateNames,
  signInHref,
  headline,
  address = null,
}: {
  readonly itemRef: string;
  readonly view: PublicView<LadderView>;
  /** What is practised: a topic or `all`; the next question comes from there. */
  readonly topic: string;
  readonly locale: string;
  readonly as: string | null;
  readonly texts: QuestionTexts;
  readonly stateNames: readonly string[];
  readonly signInHref: string;
  /** Stands above the stem: the page's heading. */
  readonly headline: ReactNode;
  /** The question's own address, put into the address bar so that a reload shows the same question. */
  readonly address?: string | null;
}) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = useRef<HTMLAnchorElement>(null);
  const openedAt = useRef(0);
  const [stage, setStage] = useState<Stage>(asking);
  const answered = stage.at === 'answered' ? stage : null;

  useEffect(() => {
    openedAt.current = performance.now();
    if (goingOn) card.current?.focus({ preventScroll: true });
    goingOn = false;
    if (address !== null && address !== window.location.pathname) {
      window.history.replaceState(null, '', address);
    }
  }, [address]);

  // What this tab kept comes back once the page is the browser's own.
  useEffect(() => {
    const kept = recall(tabStore(), itemRef);
    if (kept === null || form.current === null) return;
    const response = kept.kind === 'draft' ? kept.response : kept.submission.response;
    if (response.kind !== view.body.kind) return;
    putBack(form.current, response);
    if (kept.kind === 'unsaved') {
      const { submission } = kept;
      queueMicrotask(() => {
        setStage({ at: 'stuck', why: 'unsaved', message: texts.restored, submission });
      });
    }
  }, [itemRef, view.body.kind, texts.restored]);

  useEffect(() => {
    if (answered === null) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [answered]);

  const send = async (submission: Submission) => {
    setStage({ at: 'sending' });
    keep(tabStore(), itemRef, { kind: 'unsaved', submission });
    const outcome = await submitAnswer(submission);
    switch (outcome.kind) {
      case 'feedback':
        forget(tabStore(), itemRef);
        setStage({ at: 'answered', feedback: outcome.feedback, response: submission.response });
        return;
      case 'invalid':
        keep(tabStore(), itemRef, { kind: 'draft', response: submission.response });
        setStage({ at: 'asking', note: null, invalid: outcome.invalid });
        return;
      case 'unsaved':
      case 'signed-out':
      case 'refused':
        setStage({ at: 'stuck', why: outcome.kind, message: outcome.message, submission });
    }
  };

  const submit = () => {
    if (form.current === null || stage.at === 'sending' || stage.at === 'answered') return;
    const response = readResponse(view.body, new FormData(form.current));
    if (response === null) {
      setStage({ at: 'asking', note: 'empty', invalid: null });
      return;
    }
    // The same answer sent again keeps its key: however often it arrives, it is recorded once.
    const same =
      stage.at === 'stuck' &&
      JSON.stringify(stage.submission.response) === JSON.stringify(response);
    void send(
      same
        ? { ...stage.submission, as }
        : {
            ref: itemRef,
            topic,
            locale,
            response,
            idempotencyKey: freshKey(),
            elapsedMs: Math.round(performance.now() - openedAt.current),
            givenAt: new Date().toISOString(),
            as,
          },
    );
  };

  const onDraft = () => {
    if (form.current === null || answered !== null) return;
    const response = readResponse(view.body, new FormData(form.current));
    if (response === null) forget(tabStore(), itemRef);
    else keep(tabStore(), itemRef, { kind: 'draft', response });
    if (stage.at !== 'sending') setStage(asking);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (event.key === 'Enter' && answered !== null && !takesEnter(event.target)) {
        event.preventDefault();
        next.current?.click();
      } else if (answered === null && /^[1-9]$/.test(event.key) && !isTyping(event.target)) {
        const option = form.current?.querySelectorAll<HTMLInputElement>(
          'input[type=radio], input[type=checkbox]',
        )[Number(event.key) - 1];
        if (option === undefined || !('options' in view.body)) return;
        event.preventDefault();
        option.focus();
        option.click();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [answered, view.body]);

  const nextHref =
    answered === null ? '' : `/${locale}/practice/${topic}/${answered.feedback.nextRef}`;
  return (
    <article ref={card} tabIndex={-1} aria-labelledby={`${id}-stem`}>
      <div
        className={clsx(
          'grid items-start gap-x-12 gap-y-6',
          view.evidence === null
            ? 'measure'
            : 'lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr]',
        )}
      >
        <div className="min-w-0">
          {headline}
          <Stem id={`${id}-stem`} text={view.stem} />
        </div>
        {view.evidence !== null && (
          <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
            <LadderFigure view={view.evidence} texts={texts.ladder} asks />
          </div>
        )}
        <form
          ref={form}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onInput={onDraft}
          className="min-w-0"
        >
          <fieldset disabled={stage.at === 'sending' || answered !== null} className="min-w-0">
            <AnswerFields
              body={view.body}
              texts={texts}
              prefix={id}
              stateNames={stateNames}
              invalid={stage.at === 'asking' ? stage.invalid : null}
              feedback={answered?.feedback ?? null}
            />
          </fieldset>
          <div className="mt-4 flex min-h-12 flex-wrap items-center gap-x-5 gap-y-2">
            {answered === null ? (
              <Button type="submit" disabled={stage.at === 'sending'}>
                {stage.at === 'sending'
                  ? texts.sending
                  : stage.at === 'stuck'
                    ? texts.again
                    : texts.answer}
              </Button>
            ) : (
              <ButtonLink
                ref={next}
                href={nextHref}
                prefetch={false}
                onClick={() => {
                  goingOn = true;
                }}
              >
                {texts.next} <span aria-hidden="true">→</span>
              </ButtonLink>
            )}
            <KeysDialog texts={texts.keys} />
          </div>
          <div aria-live="polite" className="mt-2">
            {stage.at === 'asking' && stage.note === 'empty' && (
              <Notice tone="unsure">{texts.empty}</Notice>
            )}
            {stage.at === 'stuck' && (
              <StuckNotice stage={stage} texts={texts} signInHref={signInHref} />
            )}
          </div>
          <noscript>
            <Notice>{texts.noScript}</Notice>
          </noscript>
        </form>
      </div>
      <div aria-live="polite">
        {answered !== null && (
          <>
            <FeedbackPanel
              feedback={answered.feedback}
              body={view.body}
              response={answered.response}
              known={view.evidence}
              texts={texts}
              heading={heading}
            />
          </>
        )}
      </div>
    </article>
  );
}

function StuckNotice({
  stage,
  texts,
  signInHref,
}: {
  readonly stage: Extract<Stage, { at: 'stuck' }>;
  readonly texts: QuestionTexts;
  readonly signInHref: string;
}) {
  return (
    <Notice tone="unsure">
      <p>{stage.message ?? texts.offline}</p>
      {stage.why !== 'refused' && <p className="text-sm">{texts.kept}</p>}
      {stage.why === 'signed-out' && (
        <p className="mt-1">
          <Link href={signInHref} className="font-semibold link">
            {texts.signIn}
          </Link>
        </p>
      )}
    </Notice>
  );
}

/** Puts a kept answer back into the form. */
function putBack(form: HTMLFormElement, response: ResponseBody): void {
  for (const [name, value] of formValues(response)) {
    for (const control of form.elements) {
      if (control instanceof HTMLInputElement && control.name === name) {
        if (control.type === 'radio' || control.type === 'checkbox') {
          if (control.value === value) control.checked = true;
        } else control.value = value;
      } else if (control instanceof HTMLSelectElement && control.name === name) {
        control.value = value;
      }
    }
  }
}

/** A random UUID (RFC 9562 §5.4); `crypto.randomUUID` is missing on plain-http addresses of a local network. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
