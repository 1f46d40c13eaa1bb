export * from './compile';
export * from './definition';
export * from './machine';
export * from './plan';
export * from './report';
export * from './state';
export * from './turns';
