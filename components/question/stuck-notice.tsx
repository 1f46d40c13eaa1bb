import Link from 'next/link';
import { Notice } from '../ui/notice';
import type { Stage } from './stage';
import type { QuestionTexts } from './texts';

/** An answer that could not be saved: why, that it is kept, and what to do. */
export function StuckNotice({
  stage,
  texts,
  signInHref,
}: {
  readonly stage: Extract<Stage, { at: 'stuck' }>;
  readonly texts: QuestionTexts;
  readonly signInHref: string;
}) {
  return (
    <Notice tone="unsure">
      <p>{stage.message ?? texts.offline}</p>
      {stage.why !== 'refused' && <p className="text-sm">{texts.kept}</p>}
      {stage.why === 'signed-out' && (
        <p className="mt-1">
          <Link href={signInHref} className="font-semibold link">
            {texts.signIn}
          </Link>
        </p>
      )}
    </Notice>
  );
}
