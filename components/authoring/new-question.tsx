'use client';

import { useState } from 'react';
import type { DraftKind, TopicId } from '@/lib/questions';
import { ChoiceField } from './fields';
import { NewItem } from './new-item';
import { useShelf } from './shelf';

/** Begins a question: its kind and topic, then straight to writing. */
export function NewQuestion({ label }: { readonly label: string }) {
  const { locale, texts, kinds, topics } = useShelf();
  const [kind, setKind] = useState<DraftKind>('single-choice');
  const [topic, setTopic] = useState<TopicId>('handshake');
  return (
    <div className="flex flex-wrap items-end gap-4">
      <ChoiceField
        path="new-kind"
        label={texts.kindLabel}
        value={kind}
        options={kinds}
        onChange={setKind}
      />
      <ChoiceField
        path="new-topic"
        label={texts.topic}
        value={topic}
        options={topics}
        onChange={setTopic}
      />
      <NewItem
        address="/api/author/questions"
        body={{ kind, topic }}
        to={`/${locale}/author/questions`}
        label={label}
      />
    </div>
  );
}
