import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether an Authorization header carries the token. The time it takes says nothing about the token: digests of equal
 * length are compared, in constant time.
 */
export const bearsToken = (authorization: string | undefined, token: string): boolean => {
  const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given ?? ''), digest(token)) && given !== undefined;
};
