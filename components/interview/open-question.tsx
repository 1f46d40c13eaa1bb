'use client';

import clsx from 'clsx';
import type { ResponseBody } from '@/lib/questions';
import { Stem } from '../question/stem';
import type { QuestionTexts } from '../question/texts';
import { LadderFigure } from '../tcp/ladder-figure';
import type { OpenItem } from './attempt-view';
import { OpenForm } from './open-form';
import { OpenInParts } from './open-in-parts';
import { OpenWords } from './open-words';
import type { ItemSave } from './saver';

/** The open question: its text, its picture, and the answer. */
export function OpenQuestion({
  open,
  kept,
  save,
  disabled,
  prefix,
  stateNames,
  texts,
  onChange,
  onTicked,
  onLock,
  onNext,
}: {
  readonly open: OpenItem;
  /** A newer answer than the server's, when the question appears. */
  readonly kept: ResponseBody | null;
  readonly save: ItemSave | undefined;
  readonly disabled: boolean;
  readonly prefix: string;
  readonly stateNames: readonly string[];
  readonly texts: QuestionTexts;
  readonly onChange: (response: ResponseBody | null) => void;
  /** A turn was compared with its rubric: another one may follow. */
  readonly onTicked: () => void;
  readonly onLock: (turn: string) => void;
  readonly onNext: () => void;
}) {
  const { stem, evidence, body } = open.public;
  return (
    <div
      className={clsx(
        'grid items-start gap-x-12 gap-y-5',
        evidence === null
          ? 'measure'
          : 'lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:grid-rows-[auto_1fr]',
      )}
    >
      <Stem id={`${prefix}-stem`} text={stem} />
      {evidence !== null && (
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <LadderFigure view={evidence} texts={texts.ladder} asks />
        </div>
      )}
      {body.kind === 'free-text' ? (
        <OpenWords
          turns={open.turns ?? []}
          answer={kept}
          texts={texts.freeText}
          {...{ disabled, onChange, onTicked, onLock }}
        />
      ) : (
        <OpenInParts {...{ open, prefix, disabled, onLock }} texts={texts.kinds}>
          {(given) => (
            <OpenForm
              given={given}
              answer={kept ?? open.response}
              invalid={
                save?.at === 'refused' ? { field: save.field ?? '', message: save.message } : null
              }
              {...{ body, prefix, disabled, stateNames, texts, onChange, onNext }}
            />
          )}
        </OpenInParts>
      )}
    </div>
  );
}
