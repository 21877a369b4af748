import { entropyOf, looksRandom } from '../rules/credential-shape.js';

/** Shorter values stand in too many words. */
const SHORTEST = 8;
/** Longer ones are blocks, which rules find by themselves. */
const LONGEST = 4096;
/** Values that do not look made by a machine are followed from this length on. */
const SHORTEST_PLAIN = 16;
/** Bits of entropy that a value must have in all. */
const LEAST_BITS = 20;

/** Whether a value that was hidden in one place is to be hidden wherever it turns up: a user's name or a port is not. */
export const isFollowed = (secret: string): boolean => {
  if (secret.length < SHORTEST || secret.length > LONGEST) return false;
  if (/^\d+$/.test(secret) && secret.length < 10) return false;
  if (!looksRandom(secret) && secret.length < SHORTEST_PLAIN && !/[^\w.-]/.test(secret)) return false;
  // A name such as `shop-database-primary` or a sentence is said for other reasons too.
  if (/^[a-z]+(?:[-._][a-z]+)*$/.test(secret) && secret.length < 24) return false;
  return entropyOf(secret) * secret.length >= LEAST_BITS;
};

const withoutPadding = (text: string): string => text.replace(/=+$/, '');

/**
 * What base64 makes of a value wherever in a longer text it stands: the characters that depend on nothing but the value,
 * for each of the three ways in which it can be cut into bytes.
 */
const base64Forms = (secret: string): readonly string[] => {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const encoded = withoutPadding(Buffer.concat([Buffer.alloc(before), bytes]).toString('base64'));
    const first = before === 0 ? 0 : before + 1;
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return encoded.slice(first, whole);
  });
};

const urlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

const percentEncoded = (secret: string): string =>
  encodeURIComponent(secret).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const inLowerCase = (encoded: string): string =>
  encoded.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());

/** How a value may be written elsewhere: as it is, in base64, in a URL, inside a text in JSON, in hex digits. */
export const formsOf = (secret: string): readonly string[] => {
  const base64 = base64Forms(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const url = [encodeURIComponent(secret), percentEncoded(secret)].flatMap((form) => [
    form,
    inLowerCase(form),
  ]);
  const whole = Buffer.from(secret);
  const forms = [
    secret,
    json,
    whole.toString('base64'),
    whole.toString('base64url'),
    JSON.stringify(json).slice(1, -1),
    ...url,
    ...base64,
    ...base64.map(urlSafe),
  ];
  const hex = Buffer.from(secret).toString('hex');
  return [...new Set([...forms, hex])].filter((form) => form.length >= SHORTEST);
};
