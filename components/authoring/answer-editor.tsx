import { never } from '@/lib/kit';
import type { DraftAnswer } from '@/lib/questions';
import { AnswerJsonEditor } from './answer-json-editor';
import { ChoiceEditor } from './choice-editor';
import { FreeTextEditor } from './free-text-editor';
import { HeaderEditor } from './header-editor';
import { NumericEditor } from './numeric-editor';
import { StatePairEditor } from './state-pair-editor';

/** What is right and what is wrong, by kind. */
export function AnswerEditor({
  answer,
  onChange,
}: {
  readonly answer: DraftAnswer;
  readonly onChange: (answer: DraftAnswer) => void;
}) {
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return <ChoiceEditor answer={answer} onChange={onChange} />;
    case 'numeric':
      return <NumericEditor answer={answer} onChange={onChange} />;
    case 'header-fields':
      return <HeaderEditor answer={answer} onChange={onChange} />;
    case 'state-pair':
      return <StatePairEditor answer={answer} onChange={onChange} />;
    case 'free-text':
      return <FreeTextEditor answer={answer} onChange={onChange} />;
    case 'verdict':
    case 'order':
    case 'match':
    case 'predict-segments':
    case 'draw-ladder':
    case 'make-happen':
    case 'spot-line':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
    case 'multi-part':
      return <AnswerJsonEditor answer={answer} onChange={onChange} />;
    default:
      return never(answer);
  }
}
