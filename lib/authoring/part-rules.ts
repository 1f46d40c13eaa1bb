import type { AuthoredAnswer } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';
import { distinctIdRemarks, knownIdRemarks } from './id-rules';

type Answer = Extract<AuthoredAnswer, { kind: 'multi-part' }>;

/**
 * What a schema cannot say of a question in parts: ids are unique, the first part is always asked, every other one asks
 * something, and a condition names an earlier part.
 */
export function partRemarks({ parts }: Answer, path: Path): Remark[] {
  const ids = parts.map(({ id }) => id);
  return [
    ...distinctIdRemarks(ids, [...path, 'parts']),
    ...parts.flatMap(({ ask, when }, index) => {
      const at = [...path, 'parts', index];
      const silent =
        index > 0 && ask === undefined
          ? [remark([...at, 'ask'], 'missing-key', { key: 'ask' })]
          : [];
      if (when === undefined) return silent;
      return [
        ...silent,
        ...knownIdRemarks(when.part, ids.slice(0, index), [...at, 'when', 'part']),
      ];
    }),
  ];
}
