import type { TopicId } from '@/lib/questions';
import { plainHandshake } from './f05-plain-handshake/family';
import { lossyHandshake } from './f06-lossy-handshake/family';
import { normalClose } from './f09-normal-close/family';
import { lostLastAck } from './f13-lost-last-ack/family';
import type { Family } from './family';
import { type GeneratorId, generatorIds, type GeneratorInfo } from './ids';

/** The families by their id. */
export const families: Readonly<Record<GeneratorId, Family>> = {
  F05: plainHandshake,
  F06: lossyHandshake,
  F09: normalClose,
  F13: lostLastAck,
};

/** The families that have questions of a topic. */
export const generatorsFor = (topic: TopicId): GeneratorId[] =>
  generatorIds.filter((id) => families[id].topics.includes(topic));

export function generatorInfo(generator: GeneratorId): GeneratorInfo {
  const { id, version, topics } = families[generator];
  return { id, version, topics };
}
