import { z } from 'zod';
import { interviewDefinition } from '@/lib/interviews';
import { questionFile } from '@/lib/questions';
import { topicsFile } from './topics-file';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schemas of the content files by their path, for editors: completion and checks while typing. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['content/questions.schema.json', jsonSchema()],
    ['content/interviews.schema.json', schemaOf(interviewDefinition, 'A timed interview')],
    ['content/topics.schema.json', schemaOf(topicsFile, 'The topics in teaching order')],
  ]);
}

/** The JSON Schema of a question file. */
export function jsonSchema(): JsonSchema {
  return schemaOf(questionFile, 'A file of authored questions');
}

const schemaOf = (schema: z.ZodType, title: string): JsonSchema => ({
  ...z.toJSONSchema(schema, { io: 'input' }),
  title,
});
