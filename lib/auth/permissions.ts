import type { Role } from '@/lib/db';
import type { UserId } from '@/lib/kit';
import type { Actor } from './actor';

/** Who asks, as the table of permissions tells people apart. */
export const ranks = ['visitor', 'guest', 'learner', 'instructor', 'admin'] as const;
export type Rank = (typeof ranks)[number];

/** What can be asked for. */
export const actions = [
  'practise',
  'read-progress',
  'take-attempts',
  'manage-account',
  'join-classes',
  'author',
  'share',
  'read-results',
  'publish-banks',
  'run-classes',
  'find-people',
  'grant-roles',
  'issue-links',
  'end-sessions',
  'read-audit',
] as const;
export type Action = (typeof actions)[number];

/** `own`: only what is one's own; `all`: everybody's; nothing: never. */
type Grant = 'own' | 'all';

const unnamed = { practise: 'own', 'read-progress': 'own', 'take-attempts': 'own' } as const;
const named = {
  ...unnamed,
  'manage-account': 'own',
  'join-classes': 'own',
  // Drafts, sets and interviews of one's own, given to others by link.
  author: 'own',
  share: 'own',
  'read-results': 'own',
} as const;
const instructor = { ...named, 'publish-banks': 'own', 'run-classes': 'own' } as const;

/** Everything that is allowed; what is not here is refused. A visitor who practises becomes a guest by it. */
export const permissions: Readonly<Record<Rank, Readonly<Partial<Record<Action, Grant>>>>> = {
  visitor: unnamed,
  guest: unnamed,
  learner: named,
  instructor,
  admin: {
    ...instructor,
    'find-people': 'all',
    'grant-roles': 'all',
    'issue-links': 'all',
    'end-sessions': 'all',
    'read-audit': 'all',
  },
};

export const rankOf = (actor: Actor): Rank => (actor.kind === 'named' ? actor.role : actor.kind);

/**
 * Whether somebody may do something to what belongs to `owner`; left out: to what is one's own, or will be.
 * The only place where permissions are decided.
 */
export function allowed(actor: Actor, action: Action, owner?: UserId): boolean {
  const granted = permissions[rankOf(actor)];
  // What every object inherits is no permission.
  if (!Object.hasOwn(granted, action)) return false;
  const grant = granted[action];
  if (grant === undefined) return false;
  return grant === 'all' || owner === undefined || (actor.kind !== 'visitor' && actor.id === owner);
}

/** The roles an administrator can give, the least first. */
export const roles = ['learner', 'instructor', 'admin'] as const satisfies readonly Role[];
