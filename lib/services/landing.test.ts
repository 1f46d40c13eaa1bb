import { expect, test } from 'vitest';
import { locales } from '@/lib/i18n';
import { landingItem, landingRef } from './landing';

test.each(locales)('the landing page asks, in %s, what follows a lost third ACK', (locale) => {
  const { ref, public: view } = landingItem(locale);
  expect(ref).toBe(landingRef);
  expect(view.topic).toBe('handshake');
  expect(view.body.kind).toBe('single-choice');
  const segments = view.evidence?.segments.map(({ flags, arrivedAt }) => [
    ...flags,
    arrivedAt !== null,
  ]);
  expect(segments).toEqual([
    ['SYN', true],
    ['SYN', 'ACK', true],
    ['ACK', false],
  ]);
});
