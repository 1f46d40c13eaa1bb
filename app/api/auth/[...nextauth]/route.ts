import { changing } from '@/app/_http/route';
import { authRoutes } from '@/lib/auth';
import { doors } from '@/lib/services';

/** next-auth's own routes; forms here use server actions instead, which need no JavaScript. */
const handler = authRoutes(doors);

export const GET = handler;
export const POST = changing(handler);
