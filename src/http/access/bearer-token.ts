import { createHash, timingSafeEqual } from 'node:crypto';

/** A token as it is compared: of equal length whatever the token, so that comparing tells nothing about it. */
export type TokenDigest = Buffer;

export const tokenDigest = (token: string): TokenDigest => createHash('sha256').update(token).digest();

/** The password of Basic auth, whatever the user is called: some senders can only write both into the address. */
const passwordIn = (encoded: string): string | null => {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 || colon === text.length - 1 ? null : text.slice(colon + 1);
};

/** Digest of the token in an Authorization header, as Bearer or as the password of Basic; `null` when it carries none. */
export const bearerDigest = (authorization: string | undefined): TokenDigest | null => {
  const [, scheme = '', given = ''] = /^(Bearer|Basic) +(\S+) *$/i.exec(authorization ?? '') ?? [];
  const token = scheme.toLowerCase() === 'basic' ? passwordIn(given) : given;
  return token === null || token === '' ? null : tokenDigest(token);
};

/** Whether two tokens are equal, in constant time. */
export const sameToken = (one: TokenDigest, other: TokenDigest): boolean => timingSafeEqual(one, other);
