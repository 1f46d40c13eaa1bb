export {
  behaviours,
  deciding,
  linux,
  rfc9293,
  type Behaviour,
  type BehaviourName,
} from './behaviour';
export { tcpBecauseIds, type Because, type BecauseId } from './because';
export type { CallError, Magic, Output, Signal, TcpEvent, Telepathy, UserCall } from './events';
export {
  believing,
  misconceptions,
  proofRows,
  readings,
  withProofRow,
  type MisconceptionRow,
  type ProofRow,
  type Reading,
} from './misconceptions';
export {
  ACK,
  answerTo,
  ctlOf,
  FIN,
  flagsOf,
  has,
  isPureAck,
  PSH,
  RST,
  segEnd,
  segLen,
  segmentInShape,
  SYN,
  URG,
  type FlagName,
  type Segment,
} from './segment';
export { add, distance, ge, gt, inWindow, le, lt, seq, type Seq } from './seq';
export {
  keepAliveDefault,
  plainSettings,
  settingsInShape,
  usualSettings,
  type KeepAlive,
  type Settings,
} from './settings';
export { decodeSegment, encodeSegment, type BadHeader, type Decoded } from './wire/header';
export type { Addresses } from './wire/checksum';
export { decodeOptions, encodeOptions, optionKind, type SegmentOptions } from './wire/options';
export { CWR, ECE } from './segment';
export { states, timerNames, type State, type TimerName, type UserCallName } from './state';
export { resetFor } from './transmit';
export { step } from './step';
export { urgentLeft } from './urgent';
export { createTcb, type TcbOptions } from './create-tcb';
export { snapshot, stateOf, type TcbSnapshot } from './snapshot';
export type { Tcb } from './tcb';
