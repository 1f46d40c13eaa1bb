export {
  identify,
  type Actor,
  type Credentials,
  type Guest,
  type Named,
  type Visitor,
} from './actor';
export { clientAddress } from './client-address';
export { guestCookie, isSecure, sessionCookie } from './cookies';
export * from './guard';
export { authOptions, configuredProviders } from './options';
export type { Doors, ProvedAccount, ProviderId } from './options';
export * from './passwords';
export { allowed, roles, type Action } from './permissions';
export * from './provider-sign-in';
export { currentActor, endSession, startSession } from './request';
export { sealSession } from './session-token';
export * from './tokens';
