import type { ReactNode } from 'react';
import type { KindTexts } from '../question/kind-texts';
import type { PartAnswers } from '../question/response';
import { Button } from '../ui/button';
import type { OpenItem } from './attempt-view';

/**
 * The form of a question that may be in parts: the answers that stand already, and how to go on. What follows depends on
 * the answers, so these are locked first. A question of another kind is its form alone.
 */
export function OpenInParts({
  open,
  prefix,
  disabled,
  onLock,
  texts,
  children,
}: {
  readonly open: OpenItem;
  readonly prefix: string;
  readonly disabled: boolean;
  /** Locks the answers to all parts up to this one. */
  readonly onLock: (part: string) => void;
  readonly texts: Pick<KindTexts, 'goOn' | 'goOnHint'>;
  readonly children: (given: PartAnswers) => ReactNode;
}) {
  const { response, parts, public: shown } = open;
  const answers = response?.kind === 'multi-part' ? response.parts : [];
  const given = answers.filter(({ id }) => parts?.locked.includes(id) ?? false);
  const last = shown.body.kind === 'multi-part' ? shown.body.parts.at(-1) : undefined;
  return (
    <div className="min-w-0">
      {children(given)}
      {parts?.goesOn === true && last !== undefined && (
        <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            look="plain"
            disabled={disabled}
            aria-describedby={`${prefix}-go-on`}
            onClick={() => {
              onLock(last.id);
            }}
          >
            {texts.goOn}
          </Button>
          <p id={`${prefix}-go-on`} className="text-sm text-soft">
            {texts.goOnHint}
          </p>
        </div>
      )}
    </div>
  );
}
