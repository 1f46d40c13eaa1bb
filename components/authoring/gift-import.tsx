'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Locale } from '@/lib/i18n';
import type { TopicId } from '@/lib/questions';
import { Button } from '../ui/button';
import { inputShape } from '../ui/field';
import { fill } from '../ui/fill';
import { Notice } from '../ui/notice';
import { languages } from './draft';
import { ChoiceField } from './fields';
import { send, type FoundThere } from './send';
import { useShelf } from './shelf';

interface Imported {
  readonly created: readonly string[];
  readonly warnings: readonly FoundThere[];
}
type Stage =
  | { readonly at: 'idle' | 'working' | 'empty' | 'too-large' }
  | { readonly at: 'refused'; readonly message: string; readonly findings: readonly FoundThere[] }
  | { readonly at: 'checked' | 'imported'; readonly imported: Imported };

/** As the server accepts it. */
const mostBytes = 1_000_000;

/** Imports questions in GIFT from a file or from what is pasted: all of them, or none and the lines to mend. */
export function GiftImport() {
  const shelf = useShelf();
  const { texts, topics } = shelf;
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<Locale>(shelf.locale);
  const [topic, setTopic] = useState<TopicId>('handshake');
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const run = async (dryRun: boolean) => {
    if (text.trim() === '') {
      setStage({ at: 'empty' });
      return;
    }
    if (new Blob([text]).size > mostBytes) {
      setStage({ at: 'too-large' });
      return;
    }
    setStage({ at: 'working' });
    const query = new URLSearchParams({
      locale: language,
      topic,
      ...(dryRun ? { dryRun: '1' } : {}),
    });
    const address = `/api/author/gift?${query.toString()}`;
    const sent = await send<Imported>('POST', address, text, 'text/plain');
    setStage(
      sent.ok
        ? { at: dryRun ? 'checked' : 'imported', imported: sent.value }
        : { at: 'refused', message: sent.message ?? texts.offline, findings: sent.findings },
    );
  };
  return (
    <div className="grid gap-6">
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField
          path="gift-language"
          label={texts.gift.locale}
          value={language}
          options={languages.map((id) => ({ id, name: texts.language[id] }))}
          onChange={setLanguage}
        />
        <ChoiceField
          path="gift-topic"
          label={texts.topic}
          value={topic}
          options={topics}
          onChange={setTopic}
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor="gift-file" className="text-sm font-semibold">
          {texts.gift.file}
        </label>
        <input
          id="gift-file"
          type="file"
          accept=".txt,.gift,text/plain"
          className={`${inputShape} border-line`}
          onChange={(event) => {
            void event.target.files?.[0]?.text().then(setText);
          }}
        />
      </div>
      <div className="grid gap-1">
        <label htmlFor="gift-text" className="text-sm font-semibold">
          {texts.gift.text}
        </label>
        <textarea
          id="gift-text"
          rows={10}
          spellCheck={false}
          value={text}
          className={`${inputShape} border-line font-mono text-sm`}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button disabled={stage.at === 'working'} onClick={() => void run(false)}>
          {stage.at === 'working' ? texts.gift.importing : texts.gift.import}
        </Button>
        <Button look="plain" disabled={stage.at === 'working'} onClick={() => void run(true)}>
          {texts.gift.check}
        </Button>
      </div>
      <div aria-live="polite">
        <Outcome stage={stage} />
      </div>
    </div>
  );
}

function Outcome({ stage }: { readonly stage: Stage }) {
  const { locale, texts } = useShelf();
  switch (stage.at) {
    case 'idle':
    case 'working':
      return null;
    case 'empty':
      return <Notice tone="unsure">{texts.gift.empty}</Notice>;
    case 'too-large':
      return <Notice tone="wrong">{texts.gift.tooLarge}</Notice>;
    case 'refused':
      return (
        <Notice tone="wrong">
          <p>{stage.findings.length === 0 ? stage.message : texts.gift.refused}</p>
          <Lines lines={stage.findings} />
        </Notice>
      );
    case 'checked':
    case 'imported':
      return (
        <Notice tone="right">
          {stage.at === 'checked' ? (
            <p>{texts.gift.fine}</p>
          ) : (
            <>
              <p>{fill(texts.gift.done, { n: stage.imported.created.length })}</p>
              <p>{texts.gift.doneLead}</p>
              <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
                {stage.imported.created.slice(0, 100).map((id, index) => (
                  <li key={id}>
                    <Link
                      className="link"
                      prefetch={false}
                      href={`/${locale}/author/questions/${id}`}
                    >
                      {fill(texts.gift.open, { n: index + 1 })}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
          {stage.imported.warnings.length > 0 && (
            <>
              <p className="mt-3 font-semibold">{texts.gift.warnings}</p>
              <Lines lines={stage.imported.warnings} />
            </>
          )}
        </Notice>
      );
  }
}

function Lines({ lines }: { readonly lines: readonly FoundThere[] }) {
  const { texts } = useShelf();
  return (
    <ul
      className="mt-2 grid max-h-96 gap-1 overflow-y-auto"
      tabIndex={lines.length > 12 ? 0 : undefined}
    >
      {lines.map(({ line, message }, index) => (
        <li key={index}>
          {line !== undefined && <strong>{fill(texts.gift.line, { n: line })} </strong>}
          {message}
        </li>
      ))}
    </ul>
  );
}
