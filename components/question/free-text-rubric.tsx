import clsx from 'clsx';
import { useState } from 'react';
import type { PointWeight } from '@/lib/questions';
import { Button } from '../ui/button';
import { RichLine } from '../ui/rich-text';
import type { FreeTextTexts, RubricPointView } from './free-text-data';

/** In the order in which they show. Not taken from lib/questions: the browser would get its schemas, too. */
const weights = ['must', 'plus', 'trap'] as const satisfies readonly PointWeight[];

/** A sign beside the word: what must, may and must not be said. */
const signs: Record<PointWeight, string> = { must: '●', plus: '+', trap: '!' };

/**
 * The rubric by weight, each point to be ticked when the text says it. The ticks are handed on together, and then stand:
 * what is asked next depends on all of them.
 */
export function FreeTextRubric({
  prefix,
  rubric,
  ticked,
  onTick,
  disabled,
  texts,
}: {
  readonly prefix: string;
  readonly rubric: readonly RubricPointView[];
  readonly ticked: readonly string[] | null;
  readonly onTick: (points: readonly string[]) => void;
  readonly disabled: boolean;
  readonly texts: FreeTextTexts;
}) {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const open = ticked === null;
  const isTicked = (id: string) => (open ? found.has(id) : ticked.includes(id));
  const toggle = (id: string, said: boolean) => {
    setFound(new Set(said ? [...found, id] : [...found].filter((other) => other !== id)));
  };
  return (
    <fieldset
      disabled={disabled || !open}
      aria-describedby={`${prefix}-compare`}
      className="mt-5 min-w-0"
    >
      <legend tabIndex={-1} className="text-base font-bold">
        {texts.compare}
      </legend>
      <p id={`${prefix}-compare`} className="text-sm text-soft">
        {open ? texts.compareHint : texts.compared}
      </p>
      {weights.map((weight) => {
        const points = rubric.filter((point) => point.weight === weight);
        return points.length === 0 ? null : (
          <div key={weight} role="group" aria-labelledby={`${prefix}-${weight}`} className="mt-4">
            <p id={`${prefix}-${weight}`} className="mb-2 text-sm">
              <span aria-hidden="true" className={clsx('mr-2 font-mono', tones[weight])}>
                {signs[weight]}
              </span>
              <strong>{texts.weights[weight].name}</strong>{' '}
              <span className="text-soft">{texts.weights[weight].hint}</span>
            </p>
            <ul className="grid gap-2">
              {points.map((point) => (
                <li key={point.id}>
                  <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md border border-line bg-raised px-3 py-2 hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-disabled:cursor-default">
                    <input
                      type="checkbox"
                      checked={isTicked(point.id)}
                      onChange={(event) => {
                        toggle(point.id, event.target.checked);
                      }}
                      className="mt-1 size-4.5 shrink-0"
                    />
                    <span className="min-w-0 flex-1 break-words">
                      <RichLine text={point.text} />
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {open && (
        <Button
          look="plain"
          className="mt-4"
          onClick={() => {
            // In the order of the rubric, so that the same ticks are the same answer.
            onTick(rubric.map(({ id }) => id).filter(isTicked));
          }}
        >
          {found.size === 0 ? texts.none : texts.done}
        </Button>
      )}
    </fieldset>
  );
}

const tones: Record<PointWeight, string> = {
  must: 'text-ink',
  plus: 'text-correct',
  trap: 'text-wrong',
};
