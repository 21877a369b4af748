import { createHash } from 'node:crypto';

/** JSON text: an escaped character, of which only NUL and halves of surrogate pairs are looked for. */
const ESCAPE = /\\(u0000|ud[89a-f][0-9a-f]{2}|.)/gi;

/** Longer than this a key may not fit into an index (2,704 bytes in all), and the insert would fail. */
const LONGEST_KEY_BYTES = 1_500;
const KEPT_CHARACTERS = 300;

/** PostgreSQL has no NUL character in texts, and its UTF-8 no half of a surrogate pair: both become U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/**
 * JSON text that jsonb takes. `JSON.stringify` escapes NUL and unpaired surrogates, so they are found in its output, in
 * keys and values alike.
 */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(ESCAPE, (whole, escaped: string) =>
    escaped.length > 1 ? '\uFFFD' : whole,
  );

/** A key that fits an index: itself, or its beginning and a hash of the whole when it is longer than 1,500 bytes. */
export const storableKey = (key: string): string => {
  const text = storableText(key);
  if (Buffer.byteLength(text) <= LONGEST_KEY_BYTES) return text;
  const hash = createHash('sha256').update(text).digest('hex');
  return `${text.slice(0, KEPT_CHARACTERS).toWellFormed()}:${hash}`;
};
