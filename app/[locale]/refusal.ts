import { notFound } from 'next/navigation';
import { assert, type Result } from '@/lib/kit';
import type { ServiceError } from '@/lib/services';

/** What a service gave, or the page that says why not: what does not exist here is not found. */
export function orRefuse<T>(result: Result<T, ServiceError>): T {
  if (result.ok) return result.value;
  if (result.error.status === 404 || result.error.status === 403) notFound();
  assert(false, `a page that can be shown: ${result.error.code}`);
}
