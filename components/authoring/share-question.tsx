'use client';

import Link from 'next/link';
import { useState } from 'react';
import { present } from '@/lib/kit';
import type { TopicId } from '@/lib/questions';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { CopyLink } from './copy-link';
import type { Both } from './draft';
import { ChoiceField } from './fields';
import { send } from './send';
import { useShelf } from './shelf';
import type { SetChoice } from './views';

interface SetBody {
  readonly title: Both;
  readonly lead: Both | null;
  readonly visibility: 'private' | 'public';
  readonly items: readonly { readonly versionId: string; readonly points: number }[];
}
const setAddress = (id: string) => `/api/author/sets/${id}`;

type Stage =
  | { readonly at: 'idle' | 'working' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'done'; readonly set: string; readonly token: string | null };

/** The next step after publishing: a set of its own with a link, in one go, or a set that is there already. */
export function ShareQuestion({
  versionId,
  topic,
  sets,
}: {
  readonly versionId: string;
  readonly topic: TopicId;
  readonly sets: readonly SetChoice[];
}) {
  const { locale, texts, topics } = useShelf();
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const title = present(
    topics.find(({ id }) => id === topic),
    'a topic',
  ).setTitle;
  const run = async (work: () => Promise<Stage>) => {
    setStage({ at: 'working' });
    setStage(await work());
  };
  const failed = (message: string | null): Stage => ({
    at: 'failed',
    message: message ?? texts.offline,
  });
  const shareAlone = async (): Promise<Stage> => {
    const made = await send<{ readonly id: string }>('POST', '/api/author/sets', { title });
    if (!made.ok) return failed(made.message);
    const { id } = made.value;
    const items = [{ versionId, points: 1 }];
    const body: SetBody = { title, lead: null, visibility: 'private', items };
    const filled = await send('PUT', setAddress(id), body);
    if (!filled.ok) return failed(filled.message);
    const link = { set: id, expiresAt: null };
    const linked = await send<{ readonly token: string }>('POST', '/api/author/links', link);
    return linked.ok ? { at: 'done', set: id, token: linked.value.token } : failed(linked.message);
  };
  const putInto = async (id: string): Promise<Stage> => {
    const found = await send<SetBody>('GET', setAddress(id));
    if (!found.ok) return failed(found.message);
    const { lead, visibility, items } = found.value;
    const kept = items.map((item) => ({ versionId: item.versionId, points: item.points }));
    const isIn = kept.some((item) => item.versionId === versionId);
    const body: SetBody = {
      ...{ title: found.value.title, lead, visibility },
      items: isIn ? kept : [...kept, { versionId, points: 1 }],
    };
    const saved = await send('PUT', setAddress(id), body);
    return saved.ok ? { at: 'done', set: id, token: null } : failed(saved.message);
  };
  return (
    <section aria-labelledby="next-step" className="grid gap-4 border-l-4 border-ink bg-sunk p-4">
      <h2 id="next-step" className="text-lg font-bold">
        {texts.publish.next}
      </h2>
      <div className="flex flex-wrap items-end gap-4">
        {stage.at !== 'done' && (
          <Button disabled={stage.at === 'working'} onClick={() => void run(shareAlone)}>
            {stage.at === 'working' ? texts.publish.sharing : texts.publish.share}
          </Button>
        )}
        {sets.length > 0 && (
          <ChoiceField
            path="into"
            label={texts.publish.into}
            value=""
            options={[
              { id: '', name: texts.publish.intoNone },
              ...sets.map(({ id, title }) => ({ id, name: title })),
            ]}
            onChange={(id) => {
              if (id !== '') void run(() => putInto(id));
            }}
          />
        )}
      </div>
      <div aria-live="polite" className="grid gap-3 empty:hidden">
        {stage.at === 'failed' && <Notice tone="wrong">{stage.message}</Notice>}
        {stage.at === 'done' && (
          <>
            {stage.token === null ? (
              <p>{texts.publish.intoDone}</p>
            ) : (
              <>
                <p>{texts.publish.linkIs}</p>
                <CopyLink token={stage.token} />
              </>
            )}
            <p className="flex flex-wrap gap-x-6">
              <Link className="link" href={`/${locale}/author/sets/${stage.set}`} prefetch={false}>
                {texts.publish.toSet}
              </Link>
              <Link className="link" href={`/${locale}/author`} prefetch={false}>
                {texts.publish.another}
              </Link>
            </p>
          </>
        )}
      </div>
    </section>
  );
}
