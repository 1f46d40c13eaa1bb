'use client';

import { useEffect, useState } from 'react';
import { useRouter } from 'next/navigation';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { noText, replaced } from './draft';
import { TickField } from './fields';
import { FindingsList } from './findings-list';
import type { InterviewDraft, SectionDraft } from './interview-draft';
import { InterviewFields } from './interview-fields';
import { InterviewSection } from './interview-section';
import { QuestionFinder, type Search } from './question-finder';
import { send } from './send';
import { FindingsProvider, useShelf, type Finding } from './shelf';
import { SmallButton } from './small-button';
import type { Candidate } from './views';

type Stage =
  | { readonly at: 'saved' | 'changed' | 'working' | 'done' }
  | { readonly at: 'failed'; readonly message: string };

/** A timed interview being written. It is saved as a whole: a changed one is its next version. */
export function InterviewEditor({
  interview,
  mayPublish,
  search,
  candidates,
  names,
}: {
  readonly interview: {
    readonly id: string;
    readonly definition: InterviewDraft;
    readonly visibility: 'private' | 'public';
  };
  readonly mayPublish: boolean;
  readonly search: Search;
  readonly candidates: readonly Candidate[];
  /** What the versions in it are called. */
  readonly names: Readonly<Record<string, string>>;
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [definition, setDefinition] = useState(interview.definition);
  const [visibility, setVisibility] = useState(interview.visibility);
  const [known, setKnown] = useState(names);
  const [into, setInto] = useState(0);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [stage, setStage] = useState<Stage>({ at: 'saved' });
  const unsaved = stage.at === 'changed' || stage.at === 'failed';
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (unsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [unsaved]);

  const change = (changed: InterviewDraft) => {
    setDefinition(changed);
    setStage({ at: 'changed' });
  };
  const setSection = (index: number, section: SectionDraft | null) => {
    change({ ...definition, sections: replaced(definition.sections, index, section) });
  };
  const save = async () => {
    setStage({ at: 'working' });
    setFindings([]);
    const address = `/api/author/interviews/${interview.id}`;
    const sent = await send('PUT', address, { definition, visibility });
    if (sent.ok) {
      setStage({ at: 'done' });
      router.refresh();
      return;
    }
    setFindings(sent.findings.map(({ path = '', message }) => ({ path, message })));
    setStage(
      sent.findings.length > 0
        ? { at: 'changed' }
        : { at: 'failed', message: sent.message ?? texts.offline },
    );
  };
  const addFixed = (candidate: Candidate) => {
    const section = definition.sections[into];
    if (section === undefined) return;
    setKnown({ ...known, [candidate.versionId]: candidate.text });
    const entry = { version: candidate.versionId, points: 1 };
    setSection(into, { ...section, items: [...section.items, entry] });
  };
  return (
    <FindingsProvider value={findings}>
      <div className="grid gap-8">
        <InterviewFields definition={definition} onChange={change} />
        <div>
          <TickField
            label={texts.set.public}
            checked={visibility === 'public'}
            disabled={!mayPublish}
            onChange={(isPublic) => {
              setVisibility(isPublic ? 'public' : 'private');
              setStage({ at: 'changed' });
            }}
          />
          {!mayPublish && <p className="text-sm text-soft">{texts.set.publicRole}</p>}
        </div>
        {definition.sections.map((section, index) => (
          <InterviewSection
            key={index}
            {...{ section, index, names: known }}
            removable={definition.sections.length > 1}
            isTarget={index === into}
            onTarget={() => {
              setInto(index);
            }}
            onChange={(changed) => {
              setSection(index, changed);
              if (changed === null) setInto(0);
            }}
          />
        ))}
        {definition.sections.length < 20 && (
          <p>
            <SmallButton
              onClick={() => {
                const section = { title: noText(), items: [] };
                change({ ...definition, sections: [...definition.sections, section] });
                setInto(definition.sections.length);
              }}
            >
              + {texts.interview.addSection}
            </SmallButton>
          </p>
        )}
        <QuestionFinder search={search} candidates={candidates} taken={[]} onAdd={addFixed} />
        <FindingsList />
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-5 gap-y-2 border-t-2 border-ink bg-paper py-3">
          <Button disabled={stage.at === 'working'} onClick={() => void save()}>
            {stage.at === 'working' ? texts.save.saving : texts.interview.save}
          </Button>
          <div role="status" className="text-sm text-soft">
            {stage.at === 'changed' && texts.interview.unsaved}
            {stage.at === 'done' && <>✓ {texts.interview.savedVersion}</>}
          </div>
        </div>
        {stage.at === 'failed' && (
          <Notice tone="wrong" role="alert">
            {stage.message}
          </Notice>
        )}
      </div>
    </FindingsProvider>
  );
}
