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
export { run, type End, type RunOptions, type RunResult } from './run';
export {
  clientServer,
  type ClientServer,
  type Drop,
  type HostSpec,
  type LinkSpec,
  type Scenario,
  type ScenarioCall,
  type Trigger,
} from './scenario';
export type { Because, HostName, TimerName, Trace, TraceEvent, UserCallName } from './trace';
export type { Difference, Recording, ReplayLine } from './recording';
export { replay } from './replay';
export { ScriptStop, type RunnableScript } from './script/script';
export { runScript, type ScriptRun, type ScriptRunOptions } from './script/run-script';
