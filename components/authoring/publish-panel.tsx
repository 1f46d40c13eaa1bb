'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { Notice } from '../ui/notice';
import type { Draft } from './draft';
import { FindingsList } from './findings-list';
import { SaveStatus } from './save-status';
import type { Saver, SaveState } from './saver';
import { send } from './send';
import { ShareQuestion } from './share-question';
import { useShelf, type Finding } from './shelf';
import { questionAddress } from './use-draft';
import type { QuestionView, SetChoice } from './views';

interface Published {
  readonly version: number;
  readonly versionId: string;
  /** Slips of style that did not keep it from being published. */
  readonly advice: readonly Finding[];
}

type Outcome =
  | { readonly at: 'nothing' | 'working' }
  | { readonly at: 'published'; readonly published: Published }
  | { readonly at: 'retired' }
  | { readonly at: 'failed'; readonly message: string };

/** Saving, publishing, and what comes next: a set and a link. */
export function PublishPanel({
  question,
  sets,
  saver,
  state,
  revision,
  onFindings,
}: {
  readonly question: QuestionView;
  readonly sets: readonly SetChoice[];
  readonly saver: Saver<Draft>;
  readonly state: SaveState;
  readonly revision: () => number;
  readonly onFindings: (findings: readonly Finding[]) => void;
}) {
  const { texts } = useShelf();
  const router = useRouter();
  const [outcome, setOutcome] = useState<Outcome>({ at: 'nothing' });
  const versionId =
    outcome.at === 'published' ? outcome.published.versionId : question.versions[0]?.versionId;

  const publish = async () => {
    setOutcome({ at: 'working' });
    onFindings([]);
    if (!(await saver.flush())) {
      setOutcome({ at: 'nothing' });
      return;
    }
    const address = `${questionAddress(question.id)}/publish`;
    const sent = await send<Published>('POST', address, { baseRevision: revision() });
    if (sent.ok) {
      setOutcome({ at: 'published', published: sent.value });
      router.refresh();
      return;
    }
    onFindings(sent.findings.map(({ path = '', message }) => ({ path, message })));
    setOutcome(
      sent.findings.length > 0
        ? { at: 'nothing' }
        : { at: 'failed', message: sent.message ?? texts.offline },
    );
  };
  const retire = async () => {
    setOutcome({ at: 'working' });
    const sent = await send('POST', `${questionAddress(question.id)}/retire`);
    if (sent.ok) router.refresh();
    setOutcome(
      sent.ok ? { at: 'retired' } : { at: 'failed', message: sent.message ?? texts.offline },
    );
  };

  return (
    <section aria-label={texts.publish.publish} className="grid gap-4">
      <FindingsList />
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-5 gap-y-2 border-t-2 border-ink bg-paper py-3">
        <Button disabled={outcome.at === 'working'} onClick={() => void publish()}>
          {outcome.at === 'working' ? texts.publish.publishing : texts.publish.publish}
        </Button>
        <SaveStatus state={state} />
      </div>
      <div aria-live="polite" className="grid gap-4 empty:hidden">
        {outcome.at === 'failed' && <Notice tone="wrong">{outcome.message}</Notice>}
        {outcome.at === 'retired' && <Notice tone="neutral">{texts.publish.retired}</Notice>}
        {outcome.at === 'published' && (
          <Notice tone="right">
            <p>{fill(texts.publish.done, { n: outcome.published.version })}</p>
            <Advice advice={outcome.published.advice} />
          </Notice>
        )}
      </div>
      {versionId !== undefined && !question.retired && outcome.at !== 'retired' && (
        <ShareQuestion
          key={versionId}
          versionId={versionId}
          topic={question.draft.topic}
          sets={sets}
        />
      )}
      <Versions question={question} onRetire={() => void retire()} />
    </section>
  );
}

function Advice({ advice }: { readonly advice: readonly Finding[] }) {
  const { texts } = useShelf();
  return (
    advice.length > 0 && (
      <>
        <p className="mt-2">{texts.publish.advice}</p>
        <ul className="list-disc pl-5">
          {advice.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      </>
    )
  );
}

function Versions({
  question,
  onRetire,
}: {
  readonly question: QuestionView;
  readonly onRetire: () => void;
}) {
  const { texts } = useShelf();
  return (
    <div className="text-sm text-soft">
      {question.versions.length === 0 ? (
        <p>{texts.publish.unchanged}</p>
      ) : (
        <details>
          <summary className="cursor-pointer">{texts.publish.versions}</summary>
          <p className="mt-2">{texts.publish.lead}</p>
          <ul className="mt-2 grid gap-1">
            {question.versions.map(({ number, date }) => (
              <li key={number}>{fill(texts.publish.version, { n: number, date })}</li>
            ))}
          </ul>
          {!question.retired && (
            <Button look="danger" className="mt-4" onClick={onRetire}>
              {texts.publish.retire}
            </Button>
          )}
        </details>
      )}
    </div>
  );
}
