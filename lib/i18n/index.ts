export { authoringTexts, type AuthoringTexts } from './authoring-texts';
export type { MessageKey } from './catalogues';
export * from './explain';
export * from './locales';
export * from './translate';
