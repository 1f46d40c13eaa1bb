import { fill } from '../ui/fill';
import type { AttemptView } from './attempt-view';
import { SaveStatus } from './save-status';
import type { SaverState } from './saver';
import type { InterviewTexts } from './texts';
import { TimeLeft } from './time-left';

const minuteMs = 60_000;

/** Always in sight: where one is, whether it is saved, and the time that is left. */
export function RunnerBar({
  view,
  saves,
  now,
  texts,
  signInHref,
  onTick,
  onItemTick,
}: {
  readonly view: AttemptView;
  readonly saves: SaverState;
  readonly now: () => number;
  readonly texts: InterviewTexts;
  readonly signInHref: string;
  readonly onTick: (leftMs: number) => void;
  readonly onItemTick: (leftMs: number) => void;
}) {
  const { open, deadlineAt, position, startedAt } = view;
  const minutes = view.items[position]?.minutes ?? null;
  return (
    <header className="sticky top-0 z-10 -mx-4 border-b border-hair bg-paper px-4 py-2 sm:-mx-6 sm:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="min-w-0 text-base font-semibold">
          {view.title}{' '}
          <span className="font-normal whitespace-nowrap text-soft">
            {fill(texts.question, { n: position + 1, of: view.items.length })}
          </span>
        </h1>
        <div className="flex flex-wrap items-baseline gap-x-5">
          {minutes !== null && open?.deadlineAt != null && !open.closed && (
            <TimeLeft
              until={open.deadlineAt}
              wholeMs={minutes * minuteMs}
              label={texts.leftHere}
              spoken={texts.spoken}
              onTick={onItemTick}
              now={now}
            />
          )}
          {deadlineAt === null ? (
            <p className="text-sm text-soft">{texts.noLimit}</p>
          ) : (
            <TimeLeft
              until={deadlineAt}
              wholeMs={deadlineAt - startedAt}
              label={texts.left}
              spoken={texts.spoken}
              onTick={onTick}
              now={now}
            />
          )}
        </div>
      </div>
      <SaveStatus
        position={position}
        revision={open?.revision ?? 0}
        saves={saves}
        texts={texts.save}
        signInHref={signInHref}
      />
    </header>
  );
}
