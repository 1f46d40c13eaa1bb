import { allowed, type Actor, type Named } from '@/lib/auth';
import * as db from '@/lib/db';
import type { AssignmentRow, ClassRow, ListedClass, MemberRow, Subject } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, type ClassId, type Result } from '@/lib/kit';
import { countOne, countWrite } from './limits';
import { ownSubject, randomText } from './links';
import { isId, permitted } from './permitted';
import { failure, type ServiceError } from './service-error';

/** As long as it can be read out to a room; 40 random bits, and joining is limited. */
const codeLength = 8;

/** Makes a class; whoever has its code may join. */
export async function createClass(
  actor: Actor,
  name: string,
  locale: Locale,
): Promise<Result<{ readonly id: ClassId; readonly code: string }, ServiceError>> {
  const owner = permitted(actor, 'run-classes', locale);
  if (!owner.ok) return owner;
  const counted = await countOne('author', owner.value.id, locale);
  if (!counted.ok) return counted;
  for (;;) {
    const code = randomText(codeLength);
    const id = await db.createClass(owner.value.id, name, code);
    // Another class had drawn this code: one time in 2^40 for each class there is.
    if (id !== null) return ok({ id, code });
  }
}

/** Makes the asker a member of the class with a code; joining again changes nothing. */
export async function joinClass(
  actor: Actor,
  code: string,
  locale: Locale,
): Promise<Result<{ readonly id: ClassId }, ServiceError>> {
  const learner = permitted(actor, 'join-classes', locale);
  if (!learner.ok) return learner;
  const counted = await countWrite(actor, locale);
  if (!counted.ok) return counted;
  const id = await db.joinClass(readCode(code), learner.value.id);
  return id === null ? failure(locale, 'class-code-wrong') : ok({ id });
}

/** A code as it is meant, however it was typed. */
const readCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
    .slice(0, 2 * codeLength);

/** The classes that the asker runs or is in. */
export async function myClasses(
  actor: Actor,
  locale: Locale,
): Promise<
  Result<{ readonly classes: readonly ListedClass[]; readonly mayRun: boolean }, ServiceError>
> {
  const learner = permitted(actor, 'join-classes', locale);
  if (!learner.ok) return learner;
  return ok({
    classes: await db.classesOf(learner.value.id),
    mayRun: allowed(actor, 'run-classes'),
  });
}

/** A class as its owner or a member sees it. */
export interface ClassView {
  readonly id: ClassId;
  readonly name: string;
  readonly ownerName: string;
  readonly role: 'owner' | 'member';
  /** For the owner alone. */
  readonly code: string | null;
  readonly members: readonly MemberRow[] | null;
  readonly assignments: readonly AssignmentRow[];
}

export async function readClass(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<ClassView, ServiceError>> {
  const learner = permitted(actor, 'join-classes', locale);
  if (!learner.ok) return learner;
  const who = learner.value.id;
  const found = isId(id) ? await db.readClass(id, who) : null;
  if (!found) return failure(locale, 'no-such-class');
  const owns = found.ownerId === who;
  const [assignments, members] = await Promise.all([
    db.assignmentsOf(found.id, who),
    owns ? db.membersOf(found.id) : null,
  ]);
  return ok({
    ...{ id: found.id, name: found.name, ownerName: found.ownerName, assignments, members },
    ...{ role: owns ? 'owner' : 'member', code: owns ? found.code : null },
  });
}

/** Gives a class a set or an interview of the instructor's own. */
export async function assign(
  actor: Actor,
  classId: string,
  { subject, dueAt }: { readonly subject: Subject; readonly dueAt: Date | null },
  locale: Locale,
): Promise<Result<{ readonly id: string }, ServiceError>> {
  const own = await ownClass(actor, classId, locale);
  if (!own.ok) return own;
  const usable = await mayAssign(actor, subject, locale);
  if (!usable.ok) return usable;
  return ok({ id: await db.addAssignment(own.value.found.id, subject, dueAt) });
}

/** One's own, or what is public: everybody may take that anyway. */
async function mayAssign(
  actor: Actor,
  subject: Subject,
  locale: Locale,
): Promise<Result<unknown, ServiceError>> {
  if (isId(subject.id)) {
    const found =
      subject.kind === 'set'
        ? await db.readSetForTaking(subject.id)
        : await db.readInterviewById(subject.id);
    if (found?.visibility === 'public') return ok(null);
  }
  return ownSubject(actor, subject, locale);
}

/** Takes an assignment back. Attempts at it stay with their people. */
export async function unassign(
  actor: Actor,
  classId: string,
  assignmentId: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const own = await ownClass(actor, classId, locale);
  if (!own.ok) return own;
  const removed =
    isId(assignmentId) && (await db.removeAssignment(own.value.found.id, assignmentId));
  return removed ? ok(null) : failure(locale, 'no-such-assignment');
}

/** A class that the asker runs; of anybody else's nothing is told. */
async function ownClass(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<{ readonly owner: Named; readonly found: ClassRow }, ServiceError>> {
  const owner = permitted(actor, 'run-classes', locale);
  if (!owner.ok) return owner;
  const found = isId(id) ? await db.readClass(id, owner.value.id) : null;
  return found && allowed(actor, 'run-classes', found.ownerId)
    ? ok({ owner: owner.value, found })
    : failure(locale, 'no-such-class');
}
