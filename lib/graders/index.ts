export { grade, type Graded } from './grade';
export { parseResponse } from './parse-response';
export { rightResponse } from './right-response';
