import type { TopicId } from '@/lib/questions';
import { buildSegment } from './f01-build-a-segment/family';
import { ackArithmetic } from './f02-ack-arithmetic/family';
import { tcbSnapshot } from './f03-tcb-snapshot/family';
import { acceptable } from './f04-acceptable/family';
import { plainHandshake } from './f05-plain-handshake/family';
import { lossyHandshake } from './f06-lossy-handshake/family';
import { oldSyn } from './f07-old-syn/family';
import { userCall } from './f08-user-call/family';
import { normalClose } from './f09-normal-close/family';
import { threeSegmentClose } from './f10-three-segment-close/family';
import { halfClose } from './f11-half-close/family';
import { simultaneousClose } from './f12-simultaneous-close/family';
import { lostLastAck } from './f13-lost-last-ack/family';
import { simultaneousOpen } from './f15-simultaneous-open/family';
import { reset } from './f16-reset/family';
import { oddFlags } from './f17-odd-flags/family';
import { portReuse } from './f14-port-reuse/family';
import { blindAttack } from './f18-blind-attack/family';
import { abortiveClose } from './f19-abortive-close/family';
import { halfOpen } from './f20-half-open/family';
import { windows } from './f24-windows/family';
import { captures } from './f26-captures/family';
import { blindSpoofing } from './f23-blind-spoofing/family';
import { twoQueues } from './f21-two-queues/family';
import { synFlood } from './f22-syn-flood/family';
import { census } from './f25-census/family';
import type { Family } from './family';
import { type GeneratorId, generatorIds, type GeneratorInfo } from './ids';

/** The families by their id. */
export const families: Readonly<Record<GeneratorId, Family>> = {
  F01: buildSegment,
  F02: ackArithmetic,
  F03: tcbSnapshot,
  F04: acceptable,
  F05: plainHandshake,
  F06: lossyHandshake,
  F07: oldSyn,
  F08: userCall,
  F09: normalClose,
  F10: threeSegmentClose,
  F11: halfClose,
  F12: simultaneousClose,
  F15: simultaneousOpen,
  F16: reset,
  F17: oddFlags,
  F18: blindAttack,
  F19: abortiveClose,
  F24: windows,
  F26: captures,
  F14: portReuse,
  F13: lostLastAck,
  F20: halfOpen,
  F21: twoQueues,
  F22: synFlood,
  F23: blindSpoofing,
  F25: census,
};

/** The families that have questions of a topic. */
export const generatorsFor = (topic: TopicId): GeneratorId[] =>
  generatorIds.filter((id) => families[id].topics.includes(topic));

export function generatorInfo(generator: GeneratorId): GeneratorInfo {
  const { id, version, topics } = families[generator];
  return { id, version, topics };
}
