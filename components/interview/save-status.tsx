import clsx from 'clsx';
import Link from 'next/link';
import { fill } from '../ui/fill';
import type { SaverState, Trouble } from './saver';
import type { InterviewTexts } from './texts';

/** What became of the answer on the page: said as it is, in a sign and words. */
export function SaveStatus({
  position,
  revision,
  saves,
  texts,
  signInHref,
}: {
  readonly position: number;
  /** The newest revision that the server's view of the item shows. */
  readonly revision: number;
  readonly saves: SaverState;
  readonly texts: InterviewTexts['save'];
  readonly signInHref: string;
}) {
  const { sign, tone, text } = statusOf(position, revision, saves, texts);
  const others = [...saves.items].flatMap(([at, { at: stage }]) =>
    at !== position && stage !== 'saved' ? [at + 1] : [],
  );
  return (
    <div role="status" className="min-w-0 text-sm">
      <p className={clsx('break-words', tone)}>
        <span aria-hidden="true" className="inline-block w-5 font-mono">
          {sign}
        </span>
        {text}
        {saves.trouble?.kind === 'signed-out' && (
          <>
            {' '}
            <Link href={signInHref} prefetch={false} className="font-semibold link">
              {texts.signIn}
            </Link>
          </>
        )}
      </p>
      {others.length > 0 && (
        <p className="text-unsure">{fill(texts.others, { questions: others.join(', ') })}</p>
      )}
    </div>
  );
}

interface Status {
  readonly sign: string;
  readonly tone: string;
  readonly text: string;
}

function statusOf(
  position: number,
  revision: number,
  { items, trouble, durable }: SaverState,
  texts: InterviewTexts['save'],
): Status {
  const item = items.get(position);
  switch (item?.at) {
    case 'refused':
      return { sign: '✕', tone: 'text-wrong', text: fill(texts.refused, { why: item.message }) };
    case 'pending':
      return trouble === null
        ? { sign: '…', tone: 'text-soft', text: texts.pending }
        : { sign: '?', tone: 'text-unsure', text: stuck(trouble, durable, texts) };
    case 'saved':
      return item.late
        ? { sign: '?', tone: 'text-unsure', text: texts.late }
        : settled(Math.max(revision, item.revision), texts);
    case undefined:
      return settled(revision, texts);
  }
}

function stuck(trouble: Trouble, durable: boolean, texts: InterviewTexts['save']): string {
  if (trouble.kind === 'signed-out') return texts.signedOut;
  return durable ? texts.offline : texts.offlinePage;
}

const settled = (revision: number, texts: InterviewTexts['save']): Status =>
  revision === 0
    ? { sign: '', tone: 'text-soft', text: texts.none }
    : { sign: '✓', tone: 'text-correct', text: fill(texts.saved, { revision }) };
