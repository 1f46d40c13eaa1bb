import { query } from './client';

/** Whether the database answers and every migration has been applied: none failed, at least one done. */
export async function isReady(): Promise<boolean> {
  try {
    const rows = await query<{ done: boolean; open: boolean }>(
      `SELECT bool_or("finished_at" IS NOT NULL) AS done,
              bool_or("finished_at" IS NULL AND "rolled_back_at" IS NULL) AS open
       FROM "_prisma_migrations"`,
    );
    return rows[0]?.done === true && !rows[0].open;
  } catch {
    return false;
  }
}
