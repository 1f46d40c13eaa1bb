import { z } from 'zod';
import { err, ok, type Result } from '@/lib/kit';
import { topicIds, type TopicId } from '@/lib/questions';
import { remark, type Finding, type Remark } from './finding';
import { shapeRemarks } from './shape';
import { bothTexts, textRemarks } from './text-rules';
import { readYaml } from './yaml-text';

const both = z.strictObject({
  en: z.string().min(1).max(400),
  'zh-CN': z.string().min(1).max(400),
});

/** Who a topic is for: `junior` is asked of everybody, `senior` separates the strong. */
export const levelIds = ['junior', 'mid', 'senior'] as const;
export type LevelId = (typeof levelIds)[number];

const topic = z.strictObject({
  id: z.enum(topicIds),
  level: z.enum(levelIds),
  /** The topics to know first; they stand earlier in the list. */
  needs: z.array(z.enum(topicIds)),
  title: both,
  /** One line. */
  summary: both,
});
export type Topic = z.infer<typeof topic>;

/** content/topics.yml: all topics in teaching order. */
export const topicsFile = z.strictObject({ topics: z.array(topic).min(1) });
export type TopicsFile = z.infer<typeof topicsFile>;

/** Parses and lints content/topics.yml; the errors are all its findings. */
export function parseTopicsFile(path: string, text: string): Result<TopicsFile, Finding[]> {
  const yaml = readYaml(path, text);
  if (!yaml.ok) return yaml;
  const parsed = topicsFile.safeParse(yaml.value.value);
  const remarks = parsed.success
    ? [
        ...orderRemarks(parsed.data.topics),
        ...bothTexts(parsed.data).flatMap(({ path: at, text: words }) => textRemarks(words, at)),
      ]
    : shapeRemarks(parsed.error.issues, yaml.value.value);
  if (parsed.success && remarks.length === 0) return ok(parsed.data);
  return err(
    remarks.map(({ path: at, code, params }) => ({
      file: path,
      line: yaml.value.lineOf(at),
      code,
      params,
    })),
  );
}

/** Every topic once, and none before what it needs. */
function orderRemarks(topics: readonly Topic[]): Remark[] {
  const seen = new Set<TopicId>();
  const remarks = topics.flatMap(({ id, needs }, index) => {
    const found = [
      ...(seen.has(id) ? [remark(['topics', index, 'id'], 'topic-twice', { topic: id })] : []),
      ...needs
        .filter((need) => !seen.has(need))
        .map((need) => remark(['topics', index, 'needs'], 'topic-order', { topic: id, need })),
    ];
    seen.add(id);
    return found;
  });
  const absent = topicIds.filter((id) => !seen.has(id));
  return [...remarks, ...absent.map((id) => remark(['topics'], 'topic-missing', { topic: id }))];
}
