import clsx from 'clsx';
import type { SaveState } from './saver';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';

/** Whether what was written is saved: the truth, in a word; what is wrong, in a sentence. */
export function SaveStatus({ state }: { readonly state: SaveState }) {
  const { texts } = useShelf();
  const wrong = state.at === 'unreachable' || state.at === 'stopped';
  return (
    <div
      role="status"
      className={clsx(
        'flex flex-wrap items-center gap-x-3 text-sm',
        wrong ? 'text-wrong' : 'text-soft',
      )}
    >
      <span>
        <span aria-hidden="true">{wrong ? '✕ ' : state.at === 'saved' ? '✓ ' : '… '}</span>
        {state.at === 'stopped'
          ? (state.message ?? texts.offline)
          : (state.message ?? texts.save[state.at])}
      </span>
      {state.at === 'stopped' && (
        <SmallButton
          onClick={() => {
            window.location.reload();
          }}
        >
          {texts.save.reload}
        </SmallButton>
      )}
    </div>
  );
}
