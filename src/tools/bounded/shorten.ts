/** Characters of a value as JSON. */
export const jsonLength = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

const isHighSurrogate = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));

/** The first characters, without half of a pair. */
const startOf = (text: string, length: number): string =>
  text.slice(0, length > 0 && isHighSurrogate(text, length - 1) ? length - 1 : length);

/** The last characters, without half of a pair. */
const endOf = (text: string, length: number): string => {
  const from = text.length - length;
  return text.slice(from > 0 && isHighSurrogate(text, from - 1) ? from + 1 : from);
};

const NOTE_CHARACTERS = 40;

/**
 * A text with its middle left out, so that it is at most `budget` characters as JSON, quotes included. Escapes count:
 * a text of quotes and line ends shrinks to half as much.
 */
export const shortenText = (text: string, budget: number): string => {
  const length = jsonLength(text);
  if (length <= budget) return text;
  let kept = Math.floor((text.length * Math.max(0, budget - NOTE_CHARACTERS)) / length);
  for (;;) {
    const half = Math.ceil(kept / 2);
    const left = text.length - kept;
    const short = `${startOf(text, half)}… [${left} characters cut] …${endOf(text, kept - half)}`;
    if (kept === 0 || jsonLength(short) <= budget) return short;
    kept = Math.floor(kept * 0.9);
  }
};
