import type { SimpleAnswer } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';

type RunAnswer = Extract<SimpleAnswer, { kind: 'draw-ladder' | 'make-happen' }>;

/** The answer to show is one that the reader could give: no longer than allowed, and only with what is offered. */
export function runRemarks(answer: RunAnswer, path: Path): Remark[] {
  const { model, most } = answer;
  const long = model.length > most ? [remark([...path, 'model'], 'too-many', { limit: most })] : [];
  if (answer.kind === 'draw-ladder') return long;
  const offered: readonly string[] = [...answer.calls, ...answer.deeds];
  return [
    ...long,
    ...answer.model.flatMap((event, index) => {
      const id = event.do === 'call' ? event.call : event.do;
      return offered.includes(id)
        ? []
        : [remark([...path, 'model', index], 'no-such-id', { id, ids: offered.join(', ') })];
    }),
  ];
}
