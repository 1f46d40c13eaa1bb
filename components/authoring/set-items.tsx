import { useRef } from 'react';
import { fill } from '../ui/fill';
import { RichLine } from '../ui/rich-text';
import { moved, replaced } from './draft';
import { NumberField } from './fields';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';
import type { SetItemView } from './views';

/** The questions of a set in their order; the order is changed by buttons, which keep the focus. */
export function SetItems({
  items,
  onChange,
}: {
  readonly items: readonly SetItemView[];
  readonly onChange: (items: readonly SetItemView[]) => void;
}) {
  const { texts } = useShelf();
  const nameOf = useItemName();
  const list = useRef<HTMLOListElement>(null);
  const move = (index: number, by: -1 | 1) => {
    onChange(moved(items, index, by));
    const { versionId } = items[index] ?? { versionId: '' };
    // The row keeps its key, so its buttons move along; at an end, the other one takes the focus.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-version="${versionId}"]`);
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-move="${by}"]`);
      const other = row?.querySelector<HTMLButtonElement>(`[data-move="${-by}"]`);
      (wanted?.disabled === false ? wanted : other)?.focus();
    });
  };
  return (
    <section aria-labelledby="set-items">
      <h2 id="set-items" className="text-lg font-bold">
        {texts.set.items}
      </h2>
      {items.length === 0 && <p className="mt-2 text-soft">{texts.set.none}</p>}
      <ol ref={list} className="mt-3 divide-y divide-hair border-y border-hair empty:hidden">
        {items.map((item, index) => (
          <li
            key={item.versionId}
            data-version={item.versionId}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3"
          >
            <span className="font-mono text-sm text-soft">{index + 1}</span>
            <div className="min-w-0 flex-1 basis-60">
              <ItemText item={item} />
              {item.newer !== null && (
                <Newer
                  newer={item.newer}
                  onUse={(versionId, number) => {
                    onChange(replaced(items, index, { ...item, versionId, number, newer: null }));
                  }}
                />
              )}
            </div>
            <div className="flex flex-wrap items-end gap-2">
              <div className="w-20">
                <NumberField
                  path={`points-${item.versionId}`}
                  label={<span className="text-xs font-normal">{texts.set.points}</span>}
                  value={item.points}
                  onChange={(points) => {
                    if (points === null || points < 0 || points > 100) return;
                    onChange(replaced(items, index, { ...item, points }));
                  }}
                />
              </div>
              {([-1, 1] as const).map((by) => (
                <SmallButton
                  key={by}
                  data-move={by}
                  className="min-h-11 min-w-11"
                  aria-label={`${by < 0 ? texts.up : texts.down}: ${nameOf(item)}`}
                  disabled={by < 0 ? index === 0 : index === items.length - 1}
                  onClick={() => {
                    move(index, by);
                  }}
                >
                  {by < 0 ? '↑' : '↓'}
                </SmallButton>
              ))}
              <SmallButton
                className="min-h-11"
                aria-label={`${texts.set.remove}: ${nameOf(item)}`}
                onClick={() => {
                  onChange(replaced(items, index, null));
                }}
              >
                {texts.set.remove}
              </SmallButton>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a question is called in the name of a control; a scenario without a note goes by its kind and topic. */
export function useItemName(): (item: Pick<SetItemView, 'text' | 'kind' | 'topic'>) => string {
  const { kinds, topics } = useShelf();
  return ({ text, kind, topic }) => {
    if (text.trim() !== '') return text.trim().slice(0, 60);
    const names = [kinds.find(({ id }) => id === kind), topics.find(({ id }) => id === topic)];
    return names.map((found) => found?.name ?? '').join(' · ');
  };
}

/** What a question is about, short. */
export function ItemText({
  item,
}: {
  readonly item: Pick<SetItemView, 'text' | 'kind' | 'topic' | 'difficulty'>;
}) {
  const { texts, topics, kinds } = useShelf();
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? id;
  return (
    <>
      <p className="line-clamp-2 break-words">
        <RichLine text={item.text === '' ? nameOf(kinds, item.kind) : item.text} />
      </p>
      <p className="text-sm text-soft">
        {nameOf(topics, item.topic)} · {nameOf(kinds, item.kind)} · {item.difficulty}/5
        {item.kind === 'scenario' && ` · ${texts.set.scenario}`}
      </p>
    </>
  );
}

function Newer({
  newer,
  onUse,
}: {
  readonly newer: NonNullable<SetItemView['newer']>;
  readonly onUse: (versionId: string, number: number) => void;
}) {
  const { texts } = useShelf();
  return (
    <p className="mt-1 text-sm">
      {fill(texts.set.newer, { n: newer.number })}{' '}
      <SmallButton
        onClick={() => {
          onUse(newer.versionId, newer.number);
        }}
      >
        {texts.set.update}
      </SmallButton>
    </p>
  );
}
