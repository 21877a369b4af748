import { types } from 'node:util';
import { beginningOf } from '../../masking/index.js';

/** Longest part of a provider's own words that is carried on, in characters. */
const MAX_WORDS = 300;
/** A header's value may be as short as `1`: taking that out of a sentence hides nothing and spoils it. */
const MIN_SECRET = 8;

/**
 * What an error and its causes say, cut to 300 characters. `secrets` (the key, values of extra headers) are taken out,
 * in case a server echoes them.
 */
export const wordsOf = (error: unknown, secrets: readonly string[]): string => {
  const own = types.isNativeError(error) ? error.message : String(error);
  const root = rootOf(error);
  const words = root === null ? own : `${own} (${root.message})`;
  const without = secrets
    .filter((secret) => secret.length >= MIN_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '[MASKED]'), words);
  return beginningOf(without, MAX_WORDS);
};

/** The cause of the cause, where fetch puts what really happened; else the cause. */
const rootOf = (error: unknown): Error | null => {
  const cause = types.isNativeError(error) && types.isNativeError(error.cause) ? error.cause : null;
  return cause !== null && types.isNativeError(cause.cause) ? cause.cause : cause;
};
