import { never } from '@/lib/kit';
import type { DraftAnswer, DraftText } from './draft';
import type { KindId } from './kinds';

export const emptyText = (): DraftText => ({ en: '', 'zh-CN': '' });

const emptyEnds = () => ({ A: emptyText(), B: emptyText() });
const some = (ids: readonly string[]) => ids.map((id) => ({ id, text: emptyText() }));
/** Four options, the first of which is the right one. */
const someOptions = () =>
  some(['a', 'b', 'c', 'd']).map((option, index) =>
    index === 0 ? { ...option, right: true as const } : option,
  );

/** An answer of a kind, as a new question begins with it. */
export function emptyAnswer(kind: KindId): DraftAnswer {
  switch (kind) {
    case 'single-choice':
    case 'multiple-choice':
      return { kind, options: someOptions() };
    case 'numeric':
      return { kind, value: null, tolerance: 0, faults: [] };
    case 'header-fields':
      return { kind, fields: {}, given: {}, faults: [] };
    case 'state-pair':
      return {
        ...{ kind, ends: emptyEnds() },
        states: { A: 'CLOSED', B: 'CLOSED' },
        faults: [],
      };
    case 'free-text':
      return { kind, turns: [{ id: 'first', model: emptyText(), rubric: [] }] };
    case 'verdict':
      return { kind, verdict: 'depends', reasons: someOptions(), faults: [] };
    case 'order':
      return { kind, steps: some(['a', 'b', 'c']), faults: [] };
    case 'match':
      return {
        ...{ kind, right: some(['a', 'b', 'c']), faults: [] },
        left: some(['a', 'b', 'c']).map((item) => ({ ...item, to: item.id })),
      };
    case 'predict-segments':
      return {
        ...{ kind, ends: emptyEnds(), also: [], faults: [] },
        segments: [{ from: 'A', fields: { flags: ['SYN'], seq: 0, len: 0 } }],
      };
    case 'draw-ladder':
      return { kind, ends: emptyEnds(), most: 12, setup: {}, goal: [], model: [] };
    case 'make-happen':
      return {
        ...{ kind, ends: emptyEnds(), calls: ['open', 'close'], deeds: ['lose'], most: 8 },
        ...{ setup: {}, goal: [], model: [] },
      };
    case 'spot-line':
      return { kind, lines: some(['a', 'b', 'c']), line: 'a', faults: [] };
    case 'read-capture':
      return {
        ...{ kind, capture: '', faults: [] },
        blanks: [{ id: 'a', ask: emptyText(), type: 'number', value: 0, tolerance: 0 }],
      };
    case 'state-path':
      return { kind, start: 'CLOSED', accepted: [], faults: [] };
    case 'short-text':
      return {
        ...{ kind, accepted: { en: [], 'zh-CN': [] } },
        ...{ synonyms: { en: [], 'zh-CN': [] }, faults: [] },
      };
    case 'multi-part':
      return {
        kind,
        parts: [{ id: 'a', answer: { kind: 'single-choice', options: someOptions() } }],
      };
    default:
      return never(kind);
  }
}
