'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { TimeLeft } from '../interview/time-left';
import { inputShape } from '../ui/field';
import { fill } from '../ui/fill';

const wholeMs = 5 * 60_000;

/** The interview page in small: the same clock, running since this page was opened, and a text that says where it is kept. */
export function InterviewPiece({
  texts,
}: {
  readonly texts: {
    readonly ask: string;
    readonly placeholder: string;
    readonly left: string;
    readonly spoken: string;
    readonly here: string;
  };
}) {
  const opened = useRef<number | null>(null);
  const [written, setWritten] = useState(0);
  useEffect(() => {
    opened.current = performance.now();
  }, []);
  const now = useCallback(
    () => (opened.current === null ? 0 : performance.now() - opened.current),
    [],
  );
  const quiet = useCallback(() => undefined, []);
  return (
    <div className="min-w-0 rounded-md border border-line bg-raised p-4 sm:p-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 border-b border-hair pb-2">
        <TimeLeft
          until={wholeMs}
          wholeMs={wholeMs}
          now={now}
          label={texts.left}
          spoken={texts.spoken}
          onTick={quiet}
        />
        <p className="text-sm text-soft">{fill(texts.here, { n: written })}</p>
      </div>
      <label htmlFor="landing-words" className="mb-2 block font-semibold">
        {texts.ask}
      </label>
      <textarea
        id="landing-words"
        rows={3}
        maxLength={500}
        placeholder={texts.placeholder}
        onChange={(event) => {
          setWritten(event.target.value.trim().length);
        }}
        className={`${inputShape} resize-y border-line`}
      />
    </div>
  );
}
