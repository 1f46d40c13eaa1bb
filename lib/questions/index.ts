export * from './content';
export * from './draft';
export * from './item';
export * from './kinds';
export * from './rich-text';
export * from './migrations';
