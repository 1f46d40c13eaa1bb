export * from './content';
export * from './draft';
export * from './invent-response';
export * from './item';
export * from './kinds';
export { publicBodyOf, simplePublicOf } from './public-of-answer';
export * from './rich-text';
export * from './migrations';
export * from './shuffled-body';
