'use client';

import { useId, useState } from 'react';
import { AnswerFields } from '../question/answer-fields';
import { responseLines } from '../question/response';
import { Stem } from '../question/stem';
import { LadderFigure } from '../tcp/ladder-figure';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { Notice } from '../ui/notice';
import { RichLine } from '../ui/rich-text';
import type { ScenarioDraft } from './draft';
import { send } from './send';
import { useShelf, type Finding } from './shelf';
import type { VariantView } from './views';

type Stage =
  | { readonly at: 'idle' | 'working' }
  | { readonly at: 'failed'; readonly message: string }
  | { readonly at: 'made'; readonly variants: readonly VariantView[] };

/** Ten questions that the parameters give, each with its right answer. */
export function Variants({
  draft,
  onFindings,
}: {
  readonly draft: ScenarioDraft;
  readonly onFindings: (findings: readonly Finding[]) => void;
}) {
  const { locale, texts } = useShelf();
  const [stage, setStage] = useState<Stage>({ at: 'idle' });
  const look = async () => {
    setStage({ at: 'working' });
    onFindings([]);
    const { generator, difficulty, params } = draft;
    const sent = await send<{ readonly variants: readonly VariantView[] }>(
      'POST',
      '/api/author/variants',
      { generator, difficulty, params, locale },
    );
    if (sent.ok) {
      setStage({ at: 'made', variants: sent.value.variants });
      return;
    }
    const [first] = sent.findings;
    onFindings(sent.findings.map(({ path = 'params', message }) => ({ path, message })));
    setStage({ at: 'failed', message: first?.message ?? sent.message ?? texts.offline });
  };
  return (
    <section aria-labelledby="variants" className="grid gap-4">
      <h2 id="variants" className="text-lg font-bold">
        {texts.scenario.variants}
      </h2>
      <p className="text-sm text-soft">{texts.scenario.variantsHint}</p>
      <p>
        <Button look="plain" disabled={stage.at === 'working'} onClick={() => void look()}>
          {stage.at === 'working' ? texts.scenario.looking : texts.scenario.look}
        </Button>
      </p>
      <div aria-live="polite">
        {stage.at === 'failed' && <Notice tone="wrong">{stage.message}</Notice>}
      </div>
      {stage.at === 'made' && (
        <ol className="divide-y divide-hair border-y border-hair">
          {stage.variants.map((variant, index) => (
            <li key={index}>
              <Variant variant={variant} index={index} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Variant({ variant, index }: { readonly variant: VariantView; readonly index: number }) {
  const { texts, question, states } = useShelf();
  const [open, setOpen] = useState(index === 0);
  const id = useId();
  const { stem, body, evidence } = variant.public;
  const right = responseLines(body, variant.right, question);
  return (
    <details
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className="cursor-pointer py-3">
        <strong>{fill(texts.scenario.variant, { n: index + 1 })}</strong>{' '}
        <span className="text-sm text-soft">
          {texts.scenario.right} · <RichLine text={right.join(' · ').slice(0, 160)} />
        </span>
      </summary>
      {open && (
        <div className="grid items-start gap-x-12 gap-y-6 pb-6 lg:grid-cols-2">
          <div className="min-w-0">
            <Stem id={`${id}-stem`} text={stem} />
            <fieldset disabled className="mt-4 min-w-0">
              <AnswerFields
                body={body}
                texts={question}
                prefix={id}
                stateNames={states}
                invalid={null}
                feedback={null}
              />
            </fieldset>
            <div className="mt-4 border-l-4 border-correct pl-3">
              <p className="text-xs font-semibold text-soft">{texts.scenario.right}</p>
              {right.map((line) => (
                <p key={line}>
                  <RichLine text={line} />
                </p>
              ))}
            </div>
          </div>
          {evidence !== null && <LadderFigure view={evidence} texts={question.ladder} asks />}
        </div>
      )}
    </details>
  );
}
