import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** A token nobody can guess (256 random bits, base64url), for a cookie or a link. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** What is stored of a token: its SHA-256, hex. Without salt: the token is random enough. */
export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** Whether a text has the form of a token, so that nothing else is looked up. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
