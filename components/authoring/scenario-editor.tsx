'use client';

import { useState } from 'react';
import { BothField } from './both-field';
import type { ScenarioDraft } from './draft';
import { ParamFields } from './param-fields';
import { ChoiceField } from './fields';
import { PublishPanel } from './publish-panel';
import { SettingFields } from './setting-fields';
import { FindingsProvider, useShelf, type Finding } from './shelf';
import { useDraft } from './use-draft';
import { Variants } from './variants';
import type { QuestionView, SetChoice } from './views';

/** A question that the simulator makes: the family, what is not left to chance, and ten of them to look at. */
export function ScenarioEditor({
  question,
  draft: initial,
  sets,
}: {
  readonly question: QuestionView;
  readonly draft: ScenarioDraft;
  readonly sets: readonly SetChoice[];
}) {
  const { texts, families } = useShelf();
  const [draft, setDraft] = useState(initial);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const { saver, state, revision } = useDraft(question.id, question.revision);
  const change = (changed: ScenarioDraft) => {
    setDraft(changed);
    saver.change(changed);
  };
  return (
    <FindingsProvider value={findings}>
      <div className="grid gap-8">
        <div className="grid measure gap-6">
          <ChoiceField
            path="generator"
            label={texts.scenario.family}
            value={draft.generator}
            options={families.map(({ id, name }) => ({ id, name: `${id} ${name}` }))}
            onChange={(generator) => {
              change({ ...draft, generator, params: {} });
            }}
          />
          <SettingFields draft={draft} onChange={change} />
          <ParamFields
            key={draft.generator}
            generator={draft.generator}
            params={draft.params}
            onChange={(params) => {
              change({ ...draft, params });
            }}
          />
          <BothField
            path="note"
            rows={1}
            label={
              <>
                {texts.scenario.note}{' '}
                <span className="font-normal text-soft">({texts.optional})</span>
              </>
            }
            value={draft.note}
            onChange={(note) => {
              change({ ...draft, note });
            }}
          />
        </div>
        <Variants draft={draft} onFindings={setFindings} />
        <PublishPanel {...{ question, sets, saver, state, revision }} onFindings={setFindings} />
      </div>
    </FindingsProvider>
  );
}
