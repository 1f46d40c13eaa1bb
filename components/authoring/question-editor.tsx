'use client';

import { useState } from 'react';
import type { WrittenDraft } from './draft';
import { Preview } from './preview';
import { PublishPanel } from './publish-panel';
import { FindingsProvider, type Finding } from './shelf';
import { useDraft } from './use-draft';
import type { QuestionView, SetChoice } from './views';
import { WrittenFields } from './written-fields';

/** A written question being written: the fields, beside them what readers will see, below them publishing. */
export function QuestionEditor({
  question,
  draft: initial,
  sets,
}: {
  readonly question: QuestionView;
  readonly draft: WrittenDraft;
  readonly sets: readonly SetChoice[];
}) {
  const [draft, setDraft] = useState(initial);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const { saver, state, revision } = useDraft(question.id, question.revision);
  return (
    <FindingsProvider value={findings}>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 gap-8">
          <WrittenFields
            draft={draft}
            onChange={(changed) => {
              setDraft(changed);
              saver.change(changed);
            }}
          />
          <PublishPanel {...{ question, sets, saver, state, revision }} onFindings={setFindings} />
        </div>
        <div className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
          <Preview draft={draft} />
        </div>
      </div>
    </FindingsProvider>
  );
}
