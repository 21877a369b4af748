import { createHash, timingSafeEqual } from 'node:crypto';

/** A token as it is compared: of equal length whatever the token, so that comparing tells nothing about it. */
export type TokenDigest = Buffer;

export const tokenDigest = (token: string): TokenDigest => createHash('sha256').update(token).digest();

/** Digest of the token in an Authorization header; `null` when it carries none. */
export const bearerDigest = (authorization: string | undefined): TokenDigest | null => {
  const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return given === undefined ? null : tokenDigest(given);
};

/** Whether two tokens are equal, in constant time. */
export const sameToken = (one: TokenDigest, other: TokenDigest): boolean => timingSafeEqual(one, other);
