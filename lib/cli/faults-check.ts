import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { lastCounted, type AttemptRecord, type Finding, type Journal } from './faults-journal';

// Plain SQL and nothing of the app: what the candidates were told, against what the database holds.

interface AttemptRow {
  readonly id: string;
  readonly startKey: string;
  readonly status: string;
  readonly score: number | null;
  readonly startedAt: Date;
  readonly deadlineAt: Date | null;
  readonly finishedAt: Date | null;
  readonly givesBack: boolean;
  readonly givenBackMs: number;
  readonly limitMs: number | null;
}
interface ItemRow {
  readonly id: string;
  readonly attemptId: string;
  readonly position: number;
  readonly openedAt: Date | null;
  readonly lockedTurns: number;
  readonly revision: number;
  readonly response: unknown;
  readonly score: number | null;
}
interface ResponseRow {
  readonly idempotencyKey: string;
  readonly attemptId: string;
  readonly position: number;
  readonly revision: number;
  readonly late: boolean;
  readonly response: unknown;
}
interface OutageRow {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** What the database holds of the attempts of a journal. */
interface Held {
  readonly attempts: readonly AttemptRow[];
  readonly items: readonly ItemRow[];
  readonly responses: readonly ResponseRow[];
  readonly outages: readonly OutageRow[];
}

/** Everything that the candidates were told and that is not so, or is so twice. */
export async function checkJournal(client: Client, journal: Journal): Promise<Finding[]> {
  const held = await read(client, journal);
  const byAttempt = <Row extends { readonly attemptId: string }>(rows: readonly Row[]) =>
    grouped(rows, ({ attemptId }) => attemptId);
  const items = byAttempt(held.items);
  const responses = byAttempt(held.responses);
  return journal.attempts.flatMap((record) => {
    const rows = held.attempts.filter(({ startKey }) => startKey === record.startKey);
    const row = rows.find(({ id }) => id === record.id);
    if (row === undefined) return [finding('lost', 'start', record, {})];
    const own = items.get(record.id) ?? [];
    const kept = responses.get(record.id) ?? [];
    return [
      ...(rows.length > 1 ? [finding('doubled', 'start', record, { found: rows.length })] : []),
      ...checkSaves(record, kept),
      ...own.flatMap((item) => checkItem(record, item, kept)),
      ...checkEnd(record, row, own),
      ...checkDeadline(record, row, held.outages),
    ];
  });
}

async function read(client: Client, { attempts }: Journal): Promise<Held> {
  const ids = attempts.map(({ id }) => id);
  const keys = attempts.flatMap(({ saves }) => saves.map(({ key }) => key));
  const rows = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    (await client.query<Row>(sql, values)).rows;
  return {
    attempts: await rows<AttemptRow>(
      `SELECT a.*, (v.definition->>'minutes')::int * 60000 AS "limitMs" FROM "Attempt" a
       LEFT JOIN "InterviewVersion" v ON v.id = a."interviewVersionId"
       WHERE a.id = ANY($1) OR a."startKey" = ANY($2)`,
      ...[ids, attempts.map(({ startKey }) => startKey)],
    ),
    items: await rows<ItemRow>(
      `SELECT * FROM "AttemptItem" WHERE "attemptId" = ANY($1) ORDER BY position`,
      ids,
    ),
    responses: await rows<ResponseRow>(
      `SELECT r.*, i."attemptId", i.position FROM "Response" r
       JOIN "AttemptItem" i ON i.id = r."attemptItemId"
       WHERE i."attemptId" = ANY($1) OR r."idempotencyKey" = ANY($2) ORDER BY r.revision`,
      ...[ids, keys],
    ),
    outages: await rows<OutageRow>(`SELECT * FROM "Outage" ORDER BY "startedAt"`),
  };
}

/** Every acknowledged answer is kept exactly once and as it was sent; nothing is kept that was not sent. */
function checkSaves(record: AttemptRecord, kept: readonly ResponseRow[]): Finding[] {
  const byKey = grouped(kept, ({ idempotencyKey }) => idempotencyKey);
  const sent = new Set(record.saves.map(({ key }) => key));
  const invented = [...byKey.keys()].filter((key) => !sent.has(key));
  return [
    ...invented.map((key) => finding('doubled', 'save nobody sent', record, { key })),
    ...record.saves.flatMap((save) => {
      const [row, ...more] = byKey.get(save.key) ?? [];
      const { position, key, told, response } = save;
      const facts = { position, key, told };
      if (more.length > 0) return [finding('doubled', 'save', record, facts)];
      if (row === undefined) return told === null ? [] : [finding('lost', 'save', record, facts)];
      const same =
        row.position === position &&
        isDeepStrictEqual(row.response, response) &&
        (told === null || (row.revision === told.revision && row.late === told.late));
      const { revision, late } = row;
      return same ? [] : [finding('lost', 'save', record, { ...facts, found: { revision, late } })];
    }),
  ];
}

/** The answer that counts is the newest that came in time; what was opened and locked is so. */
function checkItem(record: AttemptRecord, item: ItemRow, kept: readonly ResponseRow[]): Finding[] {
  const { position, revision, response, openedAt, lockedTurns } = item;
  const own = kept.filter((row) => row.position === position);
  const counted = own.findLast(({ late }) => !late);
  const told = lastCounted(record, position)?.told?.revision ?? 0;
  const lost = (what: string, facts: object) => [
    finding('lost', what, record, { position, ...facts }),
  ];
  const revisions = new Set(own.map((row) => row.revision)).size;
  return [
    ...(revisions < own.length ? [finding('doubled', 'revision', record, { position })] : []),
    ...(revision < told ? lost('revision', { told, found: revision }) : []),
    ...(revision === (counted?.revision ?? 0) ? [] : lost('newest revision', { found: revision })),
    ...(counted !== undefined && !isDeepStrictEqual(counted.response, response)
      ? lost('counted answer', { revision })
      : []),
    ...(openedAt === null && record.opened.has(position) ? lost('opening', {}) : []),
    ...(lockedTurns < (record.locks.get(position) ?? 0)
      ? lost('lock', { found: lockedTurns })
      : []),
  ];
}

/** What was submitted is finished, once, graded, and as the report said. */
function checkEnd(record: AttemptRecord, row: AttemptRow, items: readonly ItemRow[]): Finding[] {
  const { status, score, finishedAt } = row;
  const found = { status, score, finishedAt };
  const [told] = record.submits;
  const isGraded = score !== null && items.every((item) => item.score !== null);
  const { report } = record;
  return [
    ...(told !== undefined && told !== status
      ? [finding('lost', 'submit', record, { found })]
      : []),
    ...(status !== 'running' && !isGraded ? [finding('lost', 'grading', record, { found })] : []),
    ...(report !== null && !isReported(report, row)
      ? [finding('doubled', 'finish', record, { told: report, found })]
      : []),
  ];
}

const isReported = (told: NonNullable<AttemptRecord['report']>, row: AttemptRow): boolean =>
  told.status === row.status &&
  told.score !== null &&
  Math.abs(told.score - (row.score ?? NaN)) < 1e-9 &&
  told.finishedAt === row.finishedAt?.getTime();

/** Times are kept to the millisecond at either end. */
const roundingMs = 3;

/** The deadline is no earlier than any that was told, and what it was moved by is the outages' length, once each. */
function checkDeadline(
  record: AttemptRecord,
  row: AttemptRow,
  outages: readonly OutageRow[],
): Finding[] {
  const found = row.deadlineAt?.getTime() ?? null;
  const told = record.deadlineAt;
  if (told !== null && (found === null || found < told)) {
    return [finding('lost', 'deadline', record, { told, found })];
  }
  if (found === null || row.limitMs === null) return [];
  const moved = found - row.startedAt.getTime() - row.limitMs;
  const due = row.givesBack ? dueMs(row, row.limitMs, outages) : 0;
  const amiss = [moved, row.givenBackMs].find((ms) => Math.abs(ms - due) > roundingMs);
  if (amiss === undefined) return [];
  return [finding(amiss < due ? 'lost' : 'doubled', 'time given back', record, { due, amiss })];
}

/** A time in which nothing was served because the app's process was killed; ms of this machine's clock. */
export interface Absence {
  readonly from: number;
  readonly until: number;
}

/** A sign of life is given every second, and the first new one before anything is served. */
const signOfLifeMs = 1_500;

/** Each absence stands in the database as an outage of its length. */
export async function checkOutages(
  client: Client,
  absences: readonly Absence[],
): Promise<Finding[]> {
  const { rows } = await client.query<OutageRow>(`SELECT * FROM "Outage" ORDER BY "startedAt"`);
  const found = rows.map(({ startedAt, endedAt }) => ({
    ...{ from: startedAt.getTime(), until: endedAt.getTime() },
  }));
  return absences.flatMap(({ from, until }): Finding[] => {
    const recorded = found.filter((outage) => outage.from < until && outage.until > from);
    const facts = { told: { from, until }, found: recorded };
    if (recorded.length > 1) return [{ finding: 'doubled', what: 'outage', ...facts }];
    const [outage] = recorded;
    const isRight =
      outage !== undefined &&
      outage.from > from - signOfLifeMs &&
      outage.from <= from + signOfLifeMs &&
      outage.until <= until;
    return isRight ? [] : [{ finding: 'lost', what: 'outage', ...facts }];
  });
}

/**
 * How much of the outages, in ms, is given back to an attempt: all of each that it was running before and after, from
 * when it began itself. (Who submits between the last sign of life and the kill needs nothing back.)
 */
function dueMs(row: AttemptRow, limitMs: number, outages: readonly OutageRow[]): number {
  const begun = row.startedAt.getTime();
  const finished = row.finishedAt?.getTime() ?? Infinity;
  let due = 0;
  for (const { startedAt, endedAt } of outages) {
    const [from, until] = [startedAt.getTime(), endedAt.getTime()];
    const isHit = begun < until && finished >= until && begun + limitMs + due > from;
    if (isHit) due += until - Math.max(from, begun);
  }
  return due;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

const finding = (
  kind: Finding['finding'],
  what: string,
  record: AttemptRecord,
  facts: object,
): Finding => ({ finding: kind, what, attempt: record.id, ...facts });
