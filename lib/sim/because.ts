import { tcpBecauseIds } from '@/lib/tcp';
import type { Because } from './trace';

/** The reasons that lie outside of the endpoints: users, network, and the arrival of a segment. */
export const scenarioBecauseIds = [
  'scenario:call',
  'scenario:arrival',
  'scenario:loss',
  'scenario:drop',
  'scenario:cookie',
  'scenario:overflow',
  'scenario:start',
] as const;
export type ScenarioBecauseId = (typeof scenarioBecauseIds)[number];

/** Every reason that stands in a trace or a picture; each has a sentence in both languages. */
export const becauseIds: readonly string[] = [...tcpBecauseIds, ...scenarioBecauseIds];

/** The key of a reason's sentence in the messages of the `trace` namespace. */
export const becauseKey = (because: Pick<Because, 'id'>): string =>
  because.id.replaceAll('.', '_').replaceAll(':', '-');

export const becauseOf = (id: ScenarioBecauseId): Because => ({ id });
