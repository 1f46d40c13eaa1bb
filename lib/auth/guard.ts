import { notFound, redirect } from 'next/navigation';
import type { Actor, Named } from './actor';
import { allowed, type Action } from './permissions';
import { currentActor } from './request';

/** For a page of somebody signed in: who it is, or off to `signInPath`. */
export async function requireNamed(signInPath: string): Promise<Named> {
  const actor = await currentActor();
  if (actor.kind !== 'named') redirect(signInPath);
  return actor;
}

/**
 * For a page that only some may see: who it is; somebody not signed in is sent to `signInPath`, and to anybody else
 * the page does not exist.
 */
export async function requireAllowed(action: Action, signInPath: string): Promise<Actor> {
  const actor = await requireNamed(signInPath);
  if (!allowed(actor, action)) notFound();
  return actor;
}
