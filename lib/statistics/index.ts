export * from './item-analysis';
