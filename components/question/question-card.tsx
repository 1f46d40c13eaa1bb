'use client';

import clsx from 'clsx';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { PublicBody, PublicView, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { LadderFigure } from '../tcp/ladder-figure';
import { Button, ButtonLink } from '../ui/button';
import { Notice } from '../ui/notice';
import { Stem } from './stem';
import { AnswerFields } from './answer-fields';
import { FeedbackPanel } from './feedback';
import type { Submission } from './feedback-data';
import { freshKey } from './fresh-key';
import { forget, keep, recall, tabStore } from './kept-answer';
import { isTyping, takesEnter } from './keys';
import { KeysDialog } from './keys-dialog';
import { putBack } from './put-back';
import { isWhole, readResponse, type PartAnswers } from './response';
import type { Stage } from './stage';
import { StuckNotice } from './stuck-notice';
import { submitAnswer } from './submit';
import type { QuestionTexts } from './texts';

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
  pictureFirst = false,
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
  /** On a small screen: the picture above the text. */
  readonly pictureFirst?: boolean;
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
  // A question in parts shows more of them as it goes on; what was answered before then stands.
  const [shown, setShown] = useState<{ readonly body: PublicBody; readonly given: PartAnswers }>({
    body: view.body,
    given: [],
  });
  const { body, given } = shown;
  const read = (form: HTMLFormElement): ResponseBody | null =>
    readResponse(body, new FormData(form), given);

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

  useEffect(() => {
    if (given.length === 0) return;
    const next = form.current?.querySelector<HTMLElement>(
      'fieldset fieldset:enabled :is(input:not([type=hidden]), select, button):enabled',
    );
    next?.focus();
  }, [given]);

  const send = async (submission: Submission) => {
    setStage({ at: 'sending' });
    keep(tabStore(), itemRef, { kind: 'unsaved', submission });
    const outcome = await submitAnswer(submission);
    switch (outcome.kind) {
      case 'feedback':
        forget(tabStore(), itemRef);
        setStage({ at: 'answered', feedback: outcome.feedback, response: submission.response });
        return;
      case 'more': {
        const { response } = submission;
        keep(tabStore(), itemRef, { kind: 'draft', response });
        setShown({
          body: outcome.body,
          given: response.kind === 'multi-part' ? response.parts : [],
        });
        setStage(asking);
        return;
      }
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
    const response = read(form.current);
    if (response === null || !isWhole(body, response)) {
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
    const response = read(form.current);
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
        if (option === undefined || !('options' in view.body || 'lines' in view.body)) return;
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
          <div
            className={clsx(
              'min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1',
              pictureFirst && 'max-lg:order-first',
            )}
          >
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
              body={body}
              locked={given.map((part) => part.id)}
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
              body={body}
              response={answered.response}
              known={view.evidence}
              texts={texts}
              heading={heading}
              tally={answered.feedback.progress}
            />
          </>
        )}
      </div>
    </article>
  );
}
