'use client';

import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { fill } from '../ui/fill';
import { clockText, urgency, type Urgency } from './time-text';

const looks: Record<Urgency, string> = {
  calm: 'text-soft',
  soon: 'font-bold text-time',
  now: 'font-bold text-wrong',
};

/** When the remaining time is said to who does not see it, in milliseconds before the end. */
const saidAt = [5 * 60_000, 60_000, 10_000];

/** A remaining time that counts down by the server's clock: calm until it matters. */
export function TimeLeft({
  until,
  wholeMs,
  now,
  label,
  spoken,
  onTick,
}: {
  /** The server's time at which it is over. */
  readonly until: number;
  /** How long it was in all. */
  readonly wholeMs: number;
  /** The server's time. */
  readonly now: () => number;
  readonly label: string;
  readonly spoken: string;
  /** Called a few times a second with what is left, also when nothing is. */
  readonly onTick: (leftMs: number) => void;
}) {
  const [left, setLeft] = useState(() => until - now());
  const [said, setSaid] = useState('');
  useEffect(() => {
    let before = until - now();
    const tick = () => {
      const leftMs = until - now();
      // Whole seconds, rounded up: React draws again only when the text changes.
      setLeft(Math.max(0, Math.ceil(leftMs / 1000) * 1000));
      const passed = saidAt.find((mark) => before > mark && leftMs <= mark);
      if (passed !== undefined) setSaid(fill(spoken, { time: clockText(leftMs) }));
      before = leftMs;
      onTick(leftMs);
    };
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 200);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [until, now, spoken, onTick]);
  return (
    <p className={clsx('whitespace-nowrap', looks[urgency(left, wholeMs)])}>
      <span role="timer" className="font-mono text-lg">
        {clockText(left)}
      </span>{' '}
      <span className="text-sm">{label}</span>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </p>
  );
}
