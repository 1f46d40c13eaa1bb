import { query } from './client';

/** What the rate limiter needs of a PostgreSQL client. */
export interface RateLimitStore {
  query(statement: { readonly text: string; readonly values?: readonly unknown[] }): Promise<{
    readonly rows: readonly unknown[];
    readonly rowCount: number;
  }>;
}

/** The table `rate_limit`. The limiter names its statements; the name is left out on purpose: see `query`. */
export const rateLimitStore: RateLimitStore = {
  async query({ text, values }) {
    const rows = await query(text, values);
    return { rows, rowCount: rows.length };
  },
};
