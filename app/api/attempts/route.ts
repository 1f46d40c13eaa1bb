import { z } from 'zod';
import { problemResponse, uncached } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { startAttempt } from '@/lib/services';
import { key, locale, readBody } from './_fields';

const name = z.string().min(1).max(80);
const start = z.strictObject({
  startKey: key,
  locale,
  subject: z.union([
    z.strictObject({ interview: name }),
    z.strictObject({ set: name }),
    z.strictObject({ link: name }),
    z.strictObject({ assignment: name }),
  ]),
});

/** Begins an interview or a set: 201 with its id; 200 when it was begun under the same key before. */
export const POST = changing(async (request, _context, voice) => {
  const given = await readBody(request, start, voice);
  if (!given.ok) return problemResponse(given.error);
  const started = await startAttempt(await currentActor(), given.value);
  if (!started.ok) return problemResponse(started.error);
  const { id, created } = started.value;
  return Response.json({ id }, { status: created ? 201 : 200, headers: uncached });
});
