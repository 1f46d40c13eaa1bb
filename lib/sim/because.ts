import { present } from '@/lib/kit';
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
  'scenario:cut',
  'scenario:corrupt',
  'scenario:duplicate',
  'scenario:reorder',
  'scenario:forged',
  'scenario:outside',
  'scenario:nobody',
  'scenario:crash',
  'scenario:reboot',
  'scenario:unplug',
  'scenario:plug',
  'scenario:unplugged',
  'scenario:down',
  'behaviour:oldSyn',
  'behaviour:unreachableHost',
] as const;
export type ScenarioBecauseId = (typeof scenarioBecauseIds)[number];

/** Every reason that stands in a trace or a picture; each has a sentence in both languages. */
export const becauseIds: readonly string[] = [...tcpBecauseIds, ...scenarioBecauseIds];

/** The key of a reason's sentence in the messages of the `trace` namespace. */
export const becauseKey = (because: Pick<Because, 'id'>): string =>
  because.id.replaceAll('.', '_').replaceAll(':', '-');

const reasons = new Map(scenarioBecauseIds.map((id) => [id, Object.freeze({ id })]));

/** One shared value for each reason: a run makes no garbage of them. */
export const becauseOf = (id: ScenarioBecauseId): Because => present(reasons.get(id), id);
