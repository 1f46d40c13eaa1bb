export { becauseIds, becauseKey } from './because';
export { ladderView, type DrawOptions } from './draw';
export type { LadderMark, LadderSegment, LadderState, LadderView } from './ladder-view';
export {
  arrivalOf,
  firstStateChange,
  sends,
  stateChanges,
  statesAfterArrival,
  statesAfterSending,
  statesAt,
  type SendEvent,
  type StateEvent,
  type StatePair,
} from './queries';
export type { Attacker, Injection, Numbered } from './attacker';
export type { Crowd } from './crowd';
export type { ChangeName, HostChange } from './power';
export { run, type End, type QueueEnd, type RunOptions, type RunResult } from './run';
export {
  clientServer,
  type ClientServer,
  type Cut,
  type Drop,
  type HostSpec,
  type LinkFault,
  type LinkSpec,
  type Scenario,
  type ScenarioCall,
  type SegmentClass,
  type SegmentFilter,
  type Trigger,
} from './scenario';
export type { Acceptor, SocketCall } from './socket-call';
export { linuxSystem, type System } from './system';
export type { CallName } from './trace';
export type { Because, HostName, TimerName, Trace, TraceEvent, UserCallName } from './trace';
export type { Difference, Recording, ReplayLine } from './recording';
export { replay } from './replay';
export { ScriptStop, type RunnableScript } from './script/script';
export { runScript, type ScriptRun, type ScriptRunOptions } from './script/run-script';
export { sceneFrom, type Beginning } from './search/beginning';
export { checkLadder, type Checked } from './search/check-ladder';
export { explore, type Bounds, type Explored, type Freedom } from './search/explore';
export type { Miss, Reached } from './search/follow';
export {
  headerOf,
  type Header,
  type HeaderField,
  type Row,
  type SegmentRow,
} from './search/ladder';
export type { Ask, Flight, Refusal, Scene } from './search/scene';
