import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { UserId } from '@/lib/kit';
import type { Actor } from './actor';
import { actions, allowed, ranks, type Action, type Rank } from './permissions';

const me = 'me' as UserId;
const other = 'other' as UserId;

/** Only lib/auth mints actors; its own test may say who asks. */
function actorOf(rank: Rank): Actor {
  if (rank === 'visitor') return { kind: 'visitor', id: null, address: '::1' } as Actor;
  if (rank === 'guest') return { kind: 'guest', id: me, address: '::1' } as Actor;
  return {
    kind: 'named',
    id: me,
    role: rank,
    email: 'me@example.org',
    name: null,
    address: '',
  } as Actor;
}

const mine = ['own', 'own', 'own', 'own', 'own'];
const named = ['no', 'no', 'own', 'own', 'own'];
const instructors = ['no', 'no', 'no', 'own', 'own'];
const adminsOnly = ['no', 'no', 'no', 'no', 'all'];

/** The whole table: may each rank (visitor, guest, learner, instructor, admin) do it to its own, to all, or not. */
const expected: Record<Action, readonly string[]> = {
  practise: mine,
  'read-progress': mine,
  'take-attempts': mine,
  'manage-account': named,
  'join-classes': named,
  author: named,
  share: named,
  'read-results': named,
  'publish-banks': instructors,
  'run-classes': instructors,
  'find-people': adminsOnly,
  'grant-roles': adminsOnly,
  'issue-links': adminsOnly,
  'end-sessions': adminsOnly,
  'read-audit': adminsOnly,
};

const cells = actions.flatMap((action) =>
  ranks.map((rank, index) => [rank, expected[action][index] ?? '', action] as const),
);

test.each(cells)('%s may do to %s: %s', (rank, extent, action) => {
  const actor = actorOf(rank);
  expect(allowed(actor, action)).toBe(extent !== 'no');
  expect(allowed(actor, action, me)).toBe(
    extent === 'all' || (extent === 'own' && rank !== 'visitor'),
  );
  expect(allowed(actor, action, other)).toBe(extent === 'all');
});

test('whatever is not in the table is refused', () => {
  const unknown = fc.string().filter((text) => !actions.some((action) => action === text));
  fc.assert(
    fc.property(fc.constantFrom(...ranks), unknown, (rank, action) => {
      expect(allowed(actorOf(rank), action as Action)).toBe(false);
    }),
  );
});
