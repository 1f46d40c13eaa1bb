export { nextTurn, reachableTurns } from './free-text/chain';
export { turnScore } from './free-text/score';
export { grade, type Graded } from './grade';
export { reachedBodies } from './multi-part/reached-bodies';
export { rightAnswerTo, shownParts, type ShownParts } from './multi-part/shown-parts';
export { parseResponse } from './parse-response';
export { rightResponse } from './right-response';
export { wrongResponses } from './wrong-responses';
