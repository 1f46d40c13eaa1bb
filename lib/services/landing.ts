import { assert } from '@/lib/kit';
import type { Locale } from '@/lib/i18n';
import { makeQuestion, serve, type ServedItem } from './question';

/** A handshake whose third segment is lost: what happens next? Chosen once, by landing.test.ts kept what it is. */
export const landingRef = 'g.F06.1.1.landing3';

/** The question on the landing page. Needs no database, so that the page is static. */
export function landingItem(locale: Locale): ServedItem {
  const question = makeQuestion(landingRef, locale);
  assert(question !== null, 'the question of the landing page');
  return serve(question);
}
