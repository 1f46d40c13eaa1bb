import { useId } from 'react';
import type { HostName, LadderView } from '@/lib/sim';
import { narrowForm, wideForm, type LadderForm } from './ladder-form';
import { layoutLadder } from './ladder-layout';
import { ladderSentences } from './ladder-list';
import { LadderPicture } from './ladder-picture';
import type { LadderTexts } from './ladder-texts';

/** Which of the two pictures shows: the figure's own width decides, not the window's. */
export const pictureClass: Record<LadderForm['name'], string> = {
  wide: 'mx-auto hidden max-w-[46rem] @lg:block',
  narrow: 'mx-auto block max-w-[26rem] @lg:hidden',
};

/** What each end is in a view, in the reader's language. */
export function rolesOf(view: LadderView, texts: LadderTexts): Record<HostName, string> {
  const of = (host: HostName, otherwise: 'client' | 'server') =>
    texts.roles[view.hosts.find(({ name }) => name === host)?.role ?? otherwise];
  return { A: of('A', 'client'), B: of('B', 'server') };
}

/** A run as a picture that is only looked at, with the same run as sentences for those who do not see it. */
export function LadderFigure({
  view,
  texts,
  asks = false,
}: {
  readonly view: LadderView;
  readonly texts: LadderTexts;
  /** Whether the picture belongs to a question about what follows. */
  readonly asks?: boolean;
}) {
  const id = useId();
  return (
    <figure className="@container min-w-0">
      {[wideForm, narrowForm].map((form) => (
        <LadderPicture
          key={form.name}
          layout={layoutLadder(view, form)}
          roles={rolesOf(view, texts)}
          label={texts.picture}
          texts={texts}
          base={null}
          touch={null}
          prefix={`${id}${form.name}`}
          asks={asks}
          parting={null}
          className={pictureClass[form.name]}
        />
      ))}
      <figcaption className="sr-only">
        <ol>
          {ladderSentences(view, texts).map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
