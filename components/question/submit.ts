import type { BodyOf, PublicBody } from '@/lib/questions';
import type { Feedback, Invalid, Outcome, Submission } from './feedback-data';

interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string };
}

/** Sends an answer. Never throws: what can go wrong on the way is an outcome. */
export async function submitAnswer(submission: Submission): Promise<Outcome> {
  let response: Response;
  try {
    response = await fetch('/api/practice/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(submission),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return { kind: 'unsaved', message: null };
  }
  const body: unknown = await response.json().catch(() => null);
  return outcomeOf(response.status, body);
}

/** What an HTTP answer means for the reader. */
export function outcomeOf(status: number, body: unknown): Outcome {
  if (isGradeOf(body, 'invalid')) return { kind: 'invalid', invalid: body.grade };
  if (status === 200 && isGradeOf(body, 'graded')) return { kind: 'feedback', feedback: body };
  if (status === 200 && isMore(body)) return { kind: 'more', body: body.more };
  const error = isError(body) ? body.error : null;
  if (error === null || status >= 500 || status === 429 || status === 200) {
    return { kind: 'unsaved', message: error?.message ?? null };
  }
  return status === 401
    ? { kind: 'signed-out', message: error.message }
    : { kind: 'refused', message: error.message };
}

interface ByStatus {
  readonly graded: Feedback;
  readonly invalid: { readonly grade: Invalid };
}

/** Our own server's answer is known by the status of its grade. */
const isGradeOf = <Status extends keyof ByStatus>(
  body: unknown,
  status: Status,
): body is ByStatus[Status] =>
  typeof body === 'object' &&
  body !== null &&
  'grade' in body &&
  typeof body.grade === 'object' &&
  body.grade !== null &&
  'status' in body.grade &&
  body.grade.status === status;

const isMore = (body: unknown): body is { more: BodyOf<PublicBody, 'multi-part'> } =>
  typeof body === 'object' && body !== null && 'more' in body;

const isError = (body: unknown): body is ErrorBody =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null &&
  'message' in body.error;
