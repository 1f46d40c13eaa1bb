import { z } from 'zod';
import { optionalLocale } from '@/app/_http/given';

const text = (longest: number) =>
  z.strictObject({ en: z.string().max(longest), 'zh-CN': z.string().max(longest) });

/** A title in both languages, of which one may still be empty; a plain text stands for both. */
export const title = z
  .union([
    z
      .string()
      .max(400)
      .transform((all) => ({ en: all, 'zh-CN': all })),
    text(400),
  ])
  .refine((both) => both.en.trim() !== '' || both['zh-CN'].trim() !== '');

export const setBody = z.strictObject({
  title,
  lead: text(4000).nullable(),
  visibility: z.enum(['private', 'public']),
  items: z
    .array(
      z.strictObject({
        versionId: z.string().min(1).max(64),
        points: z.number().min(0).max(100),
      }),
    )
    .max(200),
  ...optionalLocale,
});
