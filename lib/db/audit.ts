import { prisma } from './client';

export interface AuditedAction {
  readonly at: Date;
  readonly action: string;
  readonly detail: unknown;
  /** Null: the command line. */
  readonly actorEmail: string | null;
}

const shown = 20;

/** What was done to a user, the newest first; at most 20. */
export async function auditOf(subjectId: string): Promise<AuditedAction[]> {
  const rows = await prisma().auditEntry.findMany({
    where: { subjectId },
    orderBy: { createdAt: 'desc' },
    take: shown,
    select: {
      ...{ createdAt: true, action: true, detail: true },
      actor: { select: { email: true } },
    },
  });
  return rows.map(({ createdAt, action, detail, actor }) => ({
    ...{ at: createdAt, action, detail },
    actorEmail: actor?.email ?? null,
  }));
}
