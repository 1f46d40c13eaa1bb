import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/auth';
import { findStarted, recordStart, versionBodies, type MadeVariant, type NewItem } from '@/lib/db';
import { generate } from '@/lib/generators';
import { defaultLocale, type Locale } from '@/lib/i18n';
import { begin, type Slot } from '@/lib/interviews';
import { assert, ok, randomFrom, type AttemptId, type Result } from '@/lib/kit';
import { questionDraft } from '@/lib/questions';
import { compileSubject, findSubject, type AskedSubject } from './attempts-subject';
import { beatIfStale } from './heartbeat';
import { countWrite } from './limits';
import { refusal } from './refusal';
import { failure, type ServiceError } from './service-error';

export interface StartRequest {
  /** Made by the browser: starting twice under the same key starts once. */
  readonly startKey: string;
  readonly locale: Locale;
  readonly subject: AskedSubject;
}

export interface Started {
  readonly id: AttemptId;
  /** Whether it was started now, not before under the same key. */
  readonly created: boolean;
}

/** Begins an interview or a set for somebody: draws and makes its questions, opens the first, and the clock runs. */
export async function startAttempt(
  actor: Actor,
  { startKey, locale, subject: asked }: StartRequest,
): Promise<Result<Started, ServiceError>> {
  const before = actor.kind === 'visitor' ? null : await findStarted(actor.id, startKey);
  if (before) return ok({ id: before, created: false });
  const counted = await countWrite(actor, locale);
  if (!counted.ok) return counted;
  const found = await findSubject(actor, asked, locale);
  if (!found.ok) return found;
  const compiled = await compileSubject(found.value, randomFrom(newSeed()));
  const items = compiled && (await itemsOf(compiled.slots));
  // Not by its token: whoever reads the log is not handed a link by it.
  const [by = ''] = Object.keys(asked);
  if (!items) return refusal(actor, locale, 'not-takeable', { by });
  const taker = actor.kind === 'visitor' ? await actor.becomeGuest() : actor;
  await beatIfStale();
  const made = await recordStart({
    ...{ userId: taker.id, startKey, subject: compiled.subject, plan: compiled.plan, items },
    assignmentId: found.value.assignmentId,
    state: begin(compiled.plan, Date.now()),
  });
  if (made) return ok({ id: made, created: true });
  // The same start was a moment faster; or the account is gone.
  const other = await findStarted(taker.id, startKey);
  return other ? ok({ id: other, created: false }) : failure(locale, 'sign-in-expired');
}

/** The question of each slot, what is generated made now; null when one does not exist or cannot be made. */
async function itemsOf(slots: readonly Slot[]): Promise<NewItem[] | null> {
  const ids = slots.flatMap((slot) => (slot.kind === 'version' ? [slot.versionId] : []));
  const versions = new Map((await versionBodies(ids)).map((each) => [each.versionId, each]));
  const items = slots.map((slot): NewItem | null => {
    if (slot.kind === 'generated') {
      const variant = makeVariant(slot);
      return variant && { versionId: null, variant };
    }
    const { versionId } = slot;
    const version = versions.get(versionId);
    if (!version) return null;
    if (version.kind !== 'scenario') return { versionId, variant: null };
    const draft = questionDraft.parse(version.body);
    assert(draft.kind === 'scenario', 'a published scenario');
    const variant = makeVariant(draft);
    return variant && { versionId, variant };
  });
  return items.every((item) => item !== null) ? items : null;
}

const mostSeeds = 20;

/** A question of a family under a seed that nobody can guess; null when its parameters make none. */
function makeVariant({
  generator,
  difficulty,
  params,
}: Omit<Extract<Slot, { kind: 'generated' }>, 'kind'>): MadeVariant | null {
  for (let tries = 0; tries < mostSeeds; tries += 1) {
    const seed = newSeed();
    const made = generate({ generator, difficulty, params, seed, locale: defaultLocale });
    if (!made.ok) continue;
    const { provenance, public: shown } = made.value;
    assert(provenance.kind === 'generated', 'a generated question knows its provenance');
    return { topic: shown.topic, provenance };
  }
  return null;
}

/** 128 random bits in the letters of a seed: generators are public code, so who knows a seed knows the key. */
const newSeed = (): string =>
  BigInt(`0x${randomBytes(16).toString('hex')}`)
    .toString(36)
    .padStart(25, '0');
