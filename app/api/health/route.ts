import { uncached } from '@/app/_http/problem';

/** 200 while the process lives. */
export const GET = (): Response => Response.json({ status: 'ok' }, { headers: uncached });
export const dynamic = 'force-dynamic';
