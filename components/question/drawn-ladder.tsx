'use client';

import { useId } from 'react';
import type { LadderRow } from '@/lib/questions';
import { pictureClass } from '../tcp/ladder-figure';
import { narrowForm, wideForm } from '../tcp/ladder-form';
import { layoutLadder } from '../tcp/ladder-layout';
import { LadderPicture } from '../tcp/ladder-picture';
import { drawnView } from './drawn-view';
import type { EndNames } from './row-fields';
import type { QuestionTexts } from './texts';

/** The ladder that the rows make, drawn as they change. Its times mean nothing, so none are written. */
export function DrawnLadder({
  rows,
  ends,
  texts,
}: {
  readonly rows: readonly LadderRow[];
  readonly ends: EndNames;
  readonly texts: QuestionTexts;
}) {
  const id = useId();
  const view = drawnView(rows);
  return (
    <figure className="@container mt-4 min-w-0">
      <figcaption className="mb-1 text-sm text-soft">{texts.kinds.rows.picture}</figcaption>
      {[{ ...wideForm, ticks: false }, narrowForm].map((form) => (
        <LadderPicture
          key={form.name}
          layout={layoutLadder(view, form)}
          roles={ends}
          label={texts.kinds.rows.picture}
          texts={texts.ladder}
          base={null}
          touch={null}
          prefix={`${id}${form.name}`}
          asks={false}
          parting={null}
          className={pictureClass[form.name]}
        />
      ))}
    </figure>
  );
}
