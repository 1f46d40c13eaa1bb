'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { TopicId } from '@/lib/questions';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { CopyQuestion } from './copy-question';
import { ChoiceField, LineField } from './fields';
import { ItemText, useItemName } from './set-items';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';
import type { Candidate } from './views';

/** What is searched for; it stands in the page's address. */
export interface Search {
  readonly text: string;
  readonly topic: TopicId | null;
}

/** At most this many are found at a time (lib/services). */
const mostFound = 60;

/** Finds questions that may be used: one's own, tcpdrill's, those of public banks. */
export function QuestionFinder({
  search,
  candidates,
  taken,
  onAdd,
}: {
  readonly search: Search;
  readonly candidates: readonly Candidate[];
  /** The versions that are in already. */
  readonly taken: readonly string[];
  readonly onAdd: (candidate: Candidate) => void;
}) {
  const { texts } = useShelf();
  const nameOf = useItemName();
  return (
    <section aria-labelledby="find-questions">
      <h2 id="find-questions" className="text-lg font-bold">
        {texts.set.find}
      </h2>
      <SearchForm search={search} />
      <p role="status" className="mt-3 text-sm text-soft">
        {candidates.length === 0
          ? texts.set.nothing
          : fill(candidates.length < mostFound ? texts.set.found : texts.set.foundMore, {
              n: candidates.length,
            })}
      </p>
      <ul className="mt-2 divide-y divide-hair border-y border-hair empty:hidden">
        {candidates.map((candidate) => (
          <li
            key={candidate.versionId}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3"
          >
            <div className="min-w-0 flex-1 basis-60">
              <ItemText item={candidate} />
              <p className="text-sm text-soft">{texts.set.sources[candidate.from]}</p>
            </div>
            {candidate.from !== 'own' && (
              <CopyQuestion versionId={candidate.versionId} name={nameOf(candidate)} />
            )}
            {taken.includes(candidate.versionId) ? (
              <span className="text-sm text-soft">✓ {texts.set.inSet}</span>
            ) : (
              <SmallButton
                className="min-h-11 px-4"
                aria-label={`${texts.add}: ${nameOf(candidate)}`}
                onClick={() => {
                  onAdd(candidate);
                }}
              >
                {texts.add}
              </SmallButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SearchForm({ search }: { readonly search: Search }) {
  const { texts, topics } = useShelf();
  const router = useRouter();
  const path = usePathname();
  const [text, setText] = useState(search.text);
  const [topic, setTopic] = useState(search.topic ?? '');
  const [finding, begin] = useTransition();
  return (
    <search>
      <form
        className="mt-3 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          begin(() => {
            router.replace(`${path}?${new URLSearchParams({ q: text, topic }).toString()}`, {
              scroll: false,
            });
          });
        }}
      >
        <div className="min-w-48 flex-1">
          <LineField path="search-text" label={texts.set.search} value={text} onChange={setText} />
        </div>
        <ChoiceField
          path="search-topic"
          label={texts.topic}
          value={topic}
          options={[{ id: '', name: texts.set.anyTopic }, ...topics]}
          onChange={setTopic}
        />
        <Button type="submit" look="plain" disabled={finding}>
          {texts.set.findButton}
        </Button>
      </form>
    </search>
  );
}
