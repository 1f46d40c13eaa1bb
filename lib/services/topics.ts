import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTopicsFile, topicsPath, type Topic } from '@/lib/authoring';
import { assert } from '@/lib/kit';

let read: readonly Topic[] | undefined;

/** The topics in teaching order, from content/; they change with the program only. */
export function topics(): readonly Topic[] {
  if (read) return read;
  const file = join(process.cwd(), 'content', 'topics.yml');
  const parsed = parseTopicsFile(topicsPath, readFileSync(file, 'utf8'));
  assert(parsed.ok, `a right ${topicsPath}`);
  return (read = parsed.value.topics);
}
