import type { ClassId, UserId } from '@/lib/kit';
import { prisma, query } from './client';
import { filledBoth } from './stored-json';
import { subjectColumns, subjectOf, type Subject } from './share-links';
import { isTaken } from './transaction';
import { userId } from './users';
import type { BothLanguages } from '@/lib/questions';

/** What a class was given, as the start of an attempt needs it. */
export interface AssignmentToTake {
  readonly id: string;
  readonly classId: ClassId;
  /** The instructor's. */
  readonly ownerId: UserId;
  readonly subject: Subject;
  readonly dueAt: Date | null;
}

/** An assignment, for a member of its class or for its owner; null for everybody else. */
export async function readAssignment(id: string, who: UserId): Promise<AssignmentToTake | null> {
  const rows = await query<{
    id: string;
    classId: string;
    ownerId: string;
    setId: string | null;
    interviewId: string | null;
    dueAt: Date | null;
  }>(
    `SELECT a.id, a."classId", c."ownerId", a."setId", a."interviewId", a."dueAt"
     FROM "Assignment" a JOIN "Class" c ON c.id = a."classId"
     WHERE a.id = $1 AND c."archivedAt" IS NULL AND (c."ownerId" = $2 OR EXISTS (
       SELECT 1 FROM "Membership" m WHERE m."classId" = c.id AND m."userId" = $2))`,
    [id, who],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    ...{ id: row.id, classId: row.classId as ClassId, ownerId: userId(row.ownerId) },
    ...{ subject: subjectOf(row), dueAt: row.dueAt },
  };
}

/** Makes a class; null when another one has the code. */
export async function createClass(
  owner: UserId,
  name: string,
  code: string,
): Promise<ClassId | null> {
  try {
    const data = { ownerId: owner, name, code };
    const { id } = await prisma().class.create({ data, select: { id: true } });
    return id as ClassId;
  } catch (error) {
    if (isTaken(error)) return null;
    throw error;
  }
}

/** Makes somebody a member of the class with a code, once; null when there is none. */
export async function joinClass(code: string, who: UserId): Promise<ClassId | null> {
  const rows = await query<{ id: string }>(
    `WITH found AS (SELECT id FROM "Class" WHERE code = $1 AND "archivedAt" IS NULL),
     joined AS (INSERT INTO "Membership" ("classId", "userId") SELECT id, $2 FROM found ON CONFLICT DO NOTHING)
     SELECT id FROM found`,
    [code, who],
  );
  return rows[0] ? (rows[0].id as ClassId) : null;
}

export interface ClassRow {
  readonly id: ClassId;
  readonly ownerId: UserId;
  readonly name: string;
  readonly code: string;
  readonly ownerName: string;
}

/** A class by its id, for its owner or a member; null for everybody else. */
export async function readClass(id: string, who: UserId): Promise<ClassRow | null> {
  const rows = await query<{ id: string; ownerId: string; name: string; code: string } & Named>(
    `SELECT c.id, c."ownerId", c.name, c.code, u.name AS "personName", u.email
     FROM "Class" c JOIN "User" u ON u.id = c."ownerId"
     WHERE c.id = $1 AND c."archivedAt" IS NULL AND (c."ownerId" = $2 OR EXISTS (
       SELECT 1 FROM "Membership" m WHERE m."classId" = c.id AND m."userId" = $2))`,
    [id, who],
  );
  const [row] = rows;
  if (!row) return null;
  const { personName, email, ...rest } = row;
  return {
    ...rest,
    ...{
      id: row.id as ClassId,
      ownerId: userId(row.ownerId),
      ownerName: nameOf(personName, email),
    },
  };
}

interface Named {
  personName: string | null;
  email: string | null;
}
const nameOf = (name: string | null, email: string | null): string => name ?? email ?? '';

export interface MemberRow {
  readonly userId: UserId;
  readonly name: string;
  readonly joinedAt: Date;
}

/** Who is in a class, by name. */
export async function membersOf(id: ClassId): Promise<MemberRow[]> {
  const rows = await query<{ userId: string; joinedAt: Date } & Named>(
    `SELECT m."userId", m."joinedAt", u.name AS "personName", u.email
     FROM "Membership" m JOIN "User" u ON u.id = m."userId"
     WHERE m."classId" = $1 ORDER BY coalesce(u.name, u.email), m."userId"`,
    [id],
  );
  return rows.map((row) => ({
    ...{ userId: userId(row.userId), joinedAt: row.joinedAt },
    name: nameOf(row.personName, row.email),
  }));
}

export interface AssignmentRow {
  readonly id: string;
  readonly subject: Subject;
  readonly title: BothLanguages;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  /** How many members have finished it. */
  readonly finished: number;
  /** The newest attempt of the one who asks. */
  readonly mine: {
    readonly id: string;
    readonly status: string;
    readonly score: number | null;
  } | null;
}

/** What a class was given, the newest first, with what `who` made of it. */
export async function assignmentsOf(id: ClassId, who: UserId): Promise<AssignmentRow[]> {
  const rows = await query<AssignmentSql>(
    `SELECT a.id, a."setId", a."interviewId", a."dueAt", a."createdAt", coalesce(s.title, v.definition->'title') AS title,
       (SELECT count(DISTINCT t."userId")::int FROM "Attempt" t
        WHERE t."assignmentId" = a.id AND t.status <> 'running') AS finished,
       mine.id AS "mineId", mine.status AS "mineStatus", mine.score AS "mineScore"
     FROM "Assignment" a
     LEFT JOIN "QuestionSet" s ON s.id = a."setId"
     LEFT JOIN "Interview" i ON i.id = a."interviewId"
     LEFT JOIN "InterviewVersion" v ON v.id = i."currentVersionId"
     LEFT JOIN LATERAL (SELECT t.id, t.status, t.score FROM "Attempt" t
       WHERE t."assignmentId" = a.id AND t."userId" = $2 ORDER BY t."startedAt" DESC LIMIT 1) mine ON true
     WHERE a."classId" = $1 ORDER BY a."createdAt" DESC, a.id`,
    [id, who],
  );
  return rows.map(({ mineId, mineStatus, mineScore, ...row }) => ({
    ...{ id: row.id, subject: subjectOf(row), title: filledBoth(row.title) },
    ...{ dueAt: row.dueAt, createdAt: row.createdAt, finished: row.finished },
    mine: mineId === null ? null : { id: mineId, status: mineStatus ?? '', score: mineScore },
  }));
}

interface AssignmentSql {
  id: string;
  setId: string | null;
  interviewId: string | null;
  dueAt: Date | null;
  createdAt: Date;
  title: unknown;
  finished: number;
  mineId: string | null;
  mineStatus: string | null;
  mineScore: number | null;
}

/** Gives a class a set or an interview. */
export async function addAssignment(
  classId: ClassId,
  subject: Subject,
  dueAt: Date | null,
): Promise<string> {
  const data = { classId, dueAt, ...subjectColumns(subject) };
  const { id } = await prisma().assignment.create({ data, select: { id: true } });
  return id;
}

/** Takes an assignment back; whether there was one. Attempts at it stay with their people. */
export async function removeAssignment(classId: ClassId, id: string): Promise<boolean> {
  const { count } = await prisma().assignment.deleteMany({ where: { id, classId } });
  return count === 1;
}

export interface ListedClass {
  readonly id: ClassId;
  readonly name: string;
  readonly role: 'owner' | 'member';
  readonly members: number;
  readonly assignments: number;
}

/** The classes that somebody runs or is in, by name. */
export async function classesOf(who: UserId): Promise<ListedClass[]> {
  const rows = await query<{
    id: string;
    name: string;
    ownerId: string;
    members: number;
    assignments: number;
  }>(
    `SELECT c.id, c.name, c."ownerId",
       (SELECT count(*)::int FROM "Membership" m WHERE m."classId" = c.id) AS members,
       (SELECT count(*)::int FROM "Assignment" a WHERE a."classId" = c.id) AS assignments
     FROM "Class" c WHERE c."archivedAt" IS NULL AND (c."ownerId" = $1 OR EXISTS (
       SELECT 1 FROM "Membership" m WHERE m."classId" = c.id AND m."userId" = $1))
     ORDER BY c.name, c.id`,
    [who],
  );
  return rows.map(({ ownerId, ...row }) => ({
    ...row,
    ...{ id: row.id as ClassId, role: ownerId === who ? ('owner' as const) : ('member' as const) },
  }));
}
