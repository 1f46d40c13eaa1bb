'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { BothField } from './both-field';
import { isEmpty, noText } from './draft';
import { TickField } from './fields';
import { QuestionFinder, type Search } from './question-finder';
import { SaveStatus } from './save-status';
import { send, type Sent } from './send';
import { SetItems } from './set-items';
import { useShelf } from './shelf';
import { useSaver } from './use-saver';
import type { Candidate, SetView } from './views';

/** Saves a set as it stands. */
const saveSet =
  (id: string) =>
  ({ title, lead, visibility, items }: SetView): Promise<Sent<unknown>> =>
    send('PUT', `/api/author/sets/${id}`, {
      ...{ title, lead, visibility },
      items: items.map(({ versionId, points }) => ({ versionId, points })),
    });

/** A set: what it is called, its questions in their order, and where to find more. */
export function SetEditor({
  set: initial,
  mayPublish,
  search,
  candidates,
}: {
  readonly set: SetView;
  /** Whether its author may make it public. */
  readonly mayPublish: boolean;
  /** What was searched for, and what was found. */
  readonly search: Search;
  readonly candidates: readonly Candidate[];
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [set, setSet] = useState(initial);
  const [saver, state] = useSaver<SetView>(() => saveSet(initial.id));
  const change = (changed: SetView) => {
    setSet(changed);
    saver.change(changed);
  };
  /** What else stands on the page (links, the results) follows the questions at once. */
  const changeItems = (items: SetView['items']) => {
    change({ ...set, items });
    void saver.flush().then((saved) => {
      if (saved) router.refresh();
    });
  };
  return (
    <div className="grid gap-8">
      <div className="grid gap-5">
        <BothField
          path="title"
          rows={1}
          label={texts.set.title}
          value={set.title}
          onChange={(title) => {
            change({ ...set, title });
          }}
        />
        <BothField
          path="lead"
          label={
            <>
              {texts.set.lead} <span className="font-normal text-soft">({texts.optional})</span>
            </>
          }
          value={set.lead ?? noText()}
          onChange={(lead) => {
            change({ ...set, lead: isEmpty(lead) ? null : lead });
          }}
        />
        <div>
          <TickField
            label={texts.set.public}
            checked={set.visibility === 'public'}
            disabled={!mayPublish}
            onChange={(isPublic) => {
              change({ ...set, visibility: isPublic ? 'public' : 'private' });
            }}
          />
          {!mayPublish && <p className="text-sm text-soft">{texts.set.publicRole}</p>}
        </div>
      </div>
      <SetItems items={set.items} onChange={changeItems} />
      <div className="border-y border-hair py-2">
        <SaveStatus state={state} />
      </div>
      <QuestionFinder
        search={search}
        candidates={candidates}
        taken={set.items.map(({ versionId }) => versionId)}
        onAdd={(added) => {
          changeItems([...set.items, { ...added, points: 1, newer: null }]);
        }}
      />
    </div>
  );
}
