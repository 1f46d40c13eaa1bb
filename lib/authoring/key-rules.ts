import { grade, rightResponse, wrongResponses } from '@/lib/graders';
import { simplePublicOf, type SimpleAnswer } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';
import { simpleKeyOf } from './to-key';

/**
 * What the grader itself says of an answer: the right one earns everything in both languages, and no wrong one that is
 * foreseen does. For kinds in which the words or numbers are read before they are compared.
 */
export function keyRemarks(answer: SimpleAnswer, path: Path): Remark[] {
  return (['en', 'zh-CN'] as const)
    .flatMap((locale) => {
      const key = { body: simpleKeyOf(answer, locale) };
      const item = { public: { body: simplePublicOf(answer, locale) }, key };
      const earned = (response: Parameters<typeof grade>[1]): number | null => {
        const found = grade(item, response, locale);
        return found.status === 'graded' ? found.score : null;
      };
      return [
        ...(earned(rightResponse(key)) === 1 ? [] : [remark(path, 'key-not-right')]),
        ...wrongResponses(key.body)
          .filter(({ response }) => earned(response) === 1)
          .map(({ response }) => {
            const answered = Object.entries(response).filter(([name]) => name !== 'kind');
            const fault = JSON.stringify(Object.fromEntries(answered)).replace(/[{}"]/g, '');
            return remark([...path, 'faults'], 'fault-is-key', { fault });
          }),
      ];
    })
    .filter((found, index, all) => {
      const text = JSON.stringify(found);
      return all.findIndex((other) => JSON.stringify(other) === text) === index;
    });
}
