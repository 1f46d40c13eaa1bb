import clsx from 'clsx';
import { fill } from '../ui/fill';
import type { AttemptView, ItemMark } from './attempt-view';
import type { InterviewTexts } from './texts';

/** The questions by section: which are answered, which can be opened. */
export function ItemList({
  view,
  isAnswered,
  onGo,
  disabled,
  texts,
}: {
  readonly view: AttemptView;
  readonly isAnswered: (item: ItemMark) => boolean;
  readonly onGo: (position: number) => void;
  readonly disabled: boolean;
  readonly texts: InterviewTexts;
}) {
  const canOpen = ({ position }: ItemMark) =>
    view.navigation === 'free' && position !== view.position;
  return (
    <nav aria-label={texts.items} className="flex flex-wrap gap-x-8 gap-y-4">
      {view.sections.map((section) => (
        <section key={section.from} className="min-w-0">
          <h2 className="mb-1 text-sm text-soft">{section.title}</h2>
          <ol className="flex flex-wrap gap-2">
            {view.items.slice(section.from, section.from + section.count).map((item) => {
              const here = item.position === view.position;
              const answered = isAnswered(item);
              return (
                <li key={item.position}>
                  <button
                    type="button"
                    aria-current={here ? 'step' : undefined}
                    aria-label={nameOf(item, view, answered, texts)}
                    disabled={disabled || !canOpen(item)}
                    onClick={() => {
                      onGo(item.position);
                    }}
                    className={clsx(
                      'relative size-11 rounded-md border font-mono text-sm',
                      here
                        ? 'border-2 border-ink bg-raised font-bold'
                        : 'border-line enabled:hover:border-ink',
                      !here && item.state === 'closed' && 'bg-sunk',
                      !here && item.state === 'unopened' && 'border-hair text-soft',
                    )}
                  >
                    {item.position + 1}
                    {answered && (
                      <span aria-hidden="true" className="absolute top-0 right-1 text-xs">
                        ✓
                      </span>
                    )}
                  </button>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </nav>
  );
}

function nameOf(item: ItemMark, view: AttemptView, answered: boolean, texts: InterviewTexts) {
  const words = [
    fill(texts.question, { n: item.position + 1, of: view.items.length }),
    answered ? texts.item.answered : texts.item.unanswered,
  ];
  if (item.position === view.position) words.push(texts.item.here);
  else if (item.state === 'closed') words.push(texts.item.closed);
  else if (item.state === 'unopened') words.push(texts.item.ahead);
  return words.join(', ');
}
