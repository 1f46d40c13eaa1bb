export type { MessageKey } from './catalogues';
export * from './locales';
export * from './translate';
