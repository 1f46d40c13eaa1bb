import { cookies, headers } from 'next/headers';
import { env } from '@/lib/env';
import type { UserId } from '@/lib/kit';
import { identify, type Actor } from './actor';
import { clientAddress } from './client-address';
import { guestAttributes, guestCookie, sessionAttributes, sessionCookie } from './cookies';
import { sealSession } from './session-token';

/** Who sent the request being served (page, action or route). */
export async function currentActor(): Promise<Actor> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return identify({
    session: jar.get(sessionCookie())?.value,
    guest: jar.get(guestCookie())?.value,
    address: clientAddress(sent.get('x-forwarded-for'), env().trustedProxies),
    keepGuest: (token, maxAge) => {
      jar.set(guestCookie(), token, { ...guestAttributes(), maxAge });
    },
  });
}

/** Signs the browser in as somebody who has proved who they are; the guest it was is no more. */
export async function startSession(person: {
  readonly id: UserId;
  readonly sessionEpoch: number;
}): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookie(), await sealSession(person.id, person.sessionEpoch), sessionAttributes());
  jar.delete(guestCookie());
}

/** Signs the browser out. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  jar.delete({ name: sessionCookie(), ...sessionAttributes(), maxAge: 0 });
}
